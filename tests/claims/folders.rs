//! Folders of invented plans: one, two, three and many, of one field and of another, of every level.

type Plan = (String, String);

/// All folders by name.
pub(super) fn all() -> Vec<(&'static str, Vec<Plan>)> {
    vec![
        ("one", vec![lean("one.txt", "乐清市", &CARE)]),
        ("two cities", two_cities()),
        ("master and slice", master_and_slice()),
        ("several and slice", several_and_slice()),
        ("other field", other_field()),
        ("half written", half_written()),
        ("one names nobody", one_names_nobody()),
        ("levels", levels()),
        ("many", many(14)),
        ("leaders", leaders()),
        ("kinds", kinds()),
    ]
}

type Row = (&'static str, &'static str);

const CARE: [Row; 8] = [
    ("建设社区老年食堂，开展助餐服务。", "市民政局牵头，市财政局配合"),
    ("发展普惠托育服务，每千人口托位数达到4.5个。", "市卫生健康委牵头，市发展改革委、市财政局配合"),
    ("推进医养结合，支持养老机构内设医疗机构。", "市卫生健康委、市民政局按职责分工负责"),
    ("保障养老服务设施用地。", "市自然资源局负责"),
    ("培训养老护理员，落实岗位补贴。", "市人力资源社会保障局、市民政局、市财政局按职责分工负责"),
    ("支持老旧小区加装电梯和适老化改造。", "市住房城乡建设局牵头，市民政局、市残联配合"),
    ("加强养老机构食品安全监管。", "市市场监管局、市民政局等有关部门负责"),
    ("鼓励银行开发养老信贷产品。", "各县（市、区）人民政府负责"),
];

const CARE_WITHOUT_LEADS: [Row; 6] = [
    ("建设社区老年食堂，开展助餐服务。", "市民政局、财政局按职责分别负责"),
    ("推进医养结合，支持养老机构内设医疗机构。", "市卫健委、民政局按职责分别负责"),
    ("保障养老服务设施用地，优先供应。", "市自然资源局、民政局按职责分别负责"),
    ("培训养老护理员，建立职业技能等级制度。", "市人社局、民政局、总工会按职责分别负责"),
    ("发展普惠托育服务，新增托位一千个。", "市卫健委、发改委按职责分别负责"),
    ("完善养老服务标准体系。", "市市场监管局、民政局按职责分别负责"),
];

const MACHINES: [Row; 6] = [
    ("建设数控机床中试线。", "市工业和信息化局、科技局按职责分别负责"),
    ("攻关高档轴承和丝杠。", "市科技局、财政局按职责分别负责"),
    ("引进整机龙头。", "市商务局、工业和信息化局按职责分别负责"),
    ("推广工业机器人焊接工艺。", "市国资委、工业和信息化局按职责分别负责"),
    ("编制铸锻件能耗限额。", "市发展改革委、国资委按职责分别负责"),
    ("办好机床展览会。", "市工业和信息化局、商务局按职责分别负责"),
];

/// A plan as a table of three columns.
fn lean(file: &str, city: &str, rows: &[Row]) -> Plan {
    table(file, &format!("{city}养老托育服务重点任务分工表"), rows)
}

fn table(file: &str, title: &str, rows: &[Row]) -> Plan {
    let rows = rows.iter().enumerate().map(|(i, (task, who))| format!("{}\t{task}\t{who}\n", i + 1));
    (file.to_owned(), format!("{title}\n\n序号\t任务\t责任单位\n{}", rows.collect::<String>()))
}

/// Civil affairs leads every task of the first kind, education leads where the police help and nowhere else.
pub(super) fn leaders() -> Vec<Plan> {
    const OTHERS: [&str; 8] =
        ["市财政局", "市科技局", "市商务局", "市水利局", "市林业局", "市审计局", "市统计局", "市体育局"];
    let row = |i: usize| {
        let (one, other) = (OTHERS[i / 4 % 8], OTHERS[(i / 4 + 3) % 8]);
        match i % 4 {
            0 => format!("市民政局牵头，{one}、{other}、市生态环境局配合"),
            1 => format!("市教育局牵头，市公安局、{other}配合"),
            2 => format!("市公安局牵头，{one}、{other}配合"),
            _ => format!("{one}牵头，市教育局、{other}配合"),
        }
    };
    let rows = (0..56).map(|i| format!("{}\t完成第{}号事项的建设。\t{}\n", i + 1, i + 1, row(i)));
    let title = "乐清市重点任务分工表";
    vec![("leaders.txt".to_owned(), format!("{title}\n\n序号\t任务\t责任单位\n{}", rows.collect::<String>()))]
}

/// One with leads, one without.
pub(super) fn two_cities() -> Vec<Plan> {
    vec![lean("a.txt", "乐清市", &CARE), lean("b.txt", "嘉兴市", &CARE_WITHOUT_LEADS)]
}

/// A city's list, what it does of it in a year, and another city's list.
pub(super) fn master_and_slice() -> Vec<Plan> {
    let year = "乐清市2024年养老托育服务任务清单";
    vec![
        lean("a.txt", "乐清市", &CARE),
        table("b.txt", year, &CARE[..4]),
        lean("c.txt", "嘉兴市", &CARE_WITHOUT_LEADS),
    ]
}

/// Four cities' lists, and what one of them does of it in a year.
pub(super) fn several_and_slice() -> Vec<Plan> {
    let others = [("d.txt", "绍兴市", &CARE[1..]), ("e.txt", "湖州市", &CARE[..6])];
    master_and_slice().into_iter().chain(others.map(|(file, city, rows)| lean(file, city, rows))).collect()
}

/// A list, and a shorter one of the same place whose long tasks have one measure each in common with it.
pub(super) fn long_tasks() -> Vec<Plan> {
    let long: [Row; 4] = [
        ("建设社区老年食堂，开展助餐服务。检修高压电缆。更换供水管网。", "市民政局负责"),
        ("支持老旧小区加装电梯和适老化改造。编制河道采砂规划。疏浚内河航道。", "市水利局负责"),
        ("培训养老护理员，落实岗位补贴。建设数控机床中试线。引进整机龙头。", "市科技局负责"),
        ("保障养老服务设施用地。推广测土配方施肥。防治松材线虫病。", "市农业农村局负责"),
    ];
    vec![
        lean("a.txt", "乐清市", &CARE),
        table("b.txt", "乐清市民生实事任务清单", &long),
        lean("c.txt", "嘉兴市", &CARE_WITHOUT_LEADS),
    ]
}

/// What is said to be a slice, but of an older year than its master.
pub(super) fn older_list() -> Vec<Plan> {
    let [old, new] = ["乐清市2023年养老托育服务任务清单", "乐清市2025年养老托育服务任务分工表"];
    vec![
        table("a.txt", new, &CARE),
        table("b.txt", old, &CARE[..4]),
        lean("c.txt", "嘉兴市", &CARE_WITHOUT_LEADS),
    ]
}

/// Two plans that the built-in codebook does not know, without a lead.
pub(super) fn other_field() -> Vec<Plan> {
    let plan = |file, city: &str, rows| table(file, &format!("{city}高端装备产业行动计划"), rows);
    vec![plan("a.txt", "绍兴市", &MACHINES), plan("b.txt", "湖州市", &MACHINES[1..])]
}

/// The same where one of the two says once who leads.
pub(super) fn half_written() -> Vec<Plan> {
    let mut rows = MACHINES;
    rows[0].1 = "市科技局牵头，市财政局配合";
    let plan = |file, city: &str, rows| table(file, &format!("{city}高端装备产业行动计划"), rows);
    vec![plan("a.txt", "绍兴市", &rows), plan("b.txt", "湖州市", &MACHINES[1..])]
}

/// The state and a city, nobody named in either.
pub(super) fn nobody() -> Vec<Plan> {
    let tasks = "一、主要任务\n（一）建设食堂。改造老旧食堂。\n（二）开展培训。组织师资培训。\n（三）发放补贴。按月发放。\n\
        （四）完善标准。制定服务标准。\n（五）加强宣传。开展集中宣传。\n";
    let plan =
        |file: &str, title: &str, number: &str| (file.to_owned(), format!("{title}\n{number}\n\n{tasks}"));
    vec![
        plan("a.txt", "国务院关于推进养老服务发展的意见", "国发〔2026〕3号"),
        plan("b.txt", "绍兴市推进养老服务发展行动方案", "绍政发〔2026〕8号"),
    ]
}

/// A city that says who does what, and the state that asks for the same and names nobody.
pub(super) fn one_names_nobody() -> Vec<Plan> {
    let state = "国务院关于推进养老服务发展的意见\n国发〔2026〕3号\n\n一、主要任务\n（一）建设社区老年食堂，开展助餐服务。\n\
        （二）保障养老服务设施用地。\n（三）培训养老护理员，落实岗位补贴。\n（四）支持老旧小区加装电梯和适老化改造。\n";
    vec![lean("a.txt", "乐清市", &CARE), ("b.txt".to_owned(), state.to_owned())]
}

/// The state, a province, a county-level city.
pub(super) fn levels() -> Vec<Plan> {
    let state: [Row; 5] = [
        ("建立养老服务协调机制。", "民政部牵头，国家发展改革委、财政部参加"),
        ("完善医养结合政策。", "国家卫生健康委、民政部负责"),
        ("支持养老服务设施建设。", "国家发展改革委牵头，民政部参加"),
        ("落实养老税费优惠。", "财政部、税务总局负责"),
        ("培养养老护理人才。", "教育部、人力资源社会保障部、民政部负责"),
    ];
    let province: [Row; 5] = [
        ("建立养老服务协调机制。", "省民政厅牵头，省发展改革委、省财政厅配合"),
        ("完善医养结合政策。", "省卫生健康委、民政厅负责"),
        ("支持养老服务设施建设。", "省发展改革委、民政厅负责"),
        ("落实养老税费优惠。", "省财政厅、省税务局负责"),
        ("培养养老护理人才。", "省教育厅、省人力资源社会保障厅负责"),
    ];
    vec![
        table("a.txt", "国务院关于养老服务重点任务分工方案", &state),
        table("b.txt", "浙江省养老服务重点任务分工方案", &province),
        lean("c.txt", "乐清市", &CARE),
    ]
}

const CITIES: [&str; 14] = [
    "乐清市",
    "嘉兴市",
    "绍兴市",
    "湖州市",
    "金华市",
    "衢州市",
    "台州市",
    "丽水市",
    "温州市",
    "宁波市",
    "舟山市",
    "无锡市",
    "常州市",
    "南通市",
];

/// Fourteen plans of the same tasks; in every other one the work is divided otherwise.
pub(super) fn kinds() -> Vec<Plan> {
    let rows = |other: bool| -> Vec<Row> {
        let leads: [&str; 7] = if other {
            [
                "市财政局牵头",
                "市教育局牵头",
                "市医保局牵头",
                "市自然资源局牵头",
                "市教育局牵头",
                "市民政局牵头",
                "市民政局牵头",
            ]
        } else {
            [
                "市民政局牵头",
                "市卫生健康委牵头",
                "市卫生健康委牵头",
                "市自然资源局牵头",
                "市人力资源社会保障局牵头",
                "市住房城乡建设局牵头",
                "市市场监管局牵头",
            ]
        };
        CARE.iter().zip(leads).map(|(row, lead)| (row.0, lead)).collect()
    };
    let plan = |(i, city): (usize, &&str)| lean(&format!("k{i:02}.txt"), city, &rows(i % 2 == 1));
    CITIES.iter().enumerate().map(plan).collect()
}

/// Many plans, of different length, some without a lead.
pub(super) fn many(n: usize) -> Vec<Plan> {
    let plan = |(i, city): (usize, &&str)| {
        let rows: &[Row] = if i % 3 == 0 { &CARE_WITHOUT_LEADS } else { &CARE };
        lean(&format!("p{i:02}.txt"), city, &rows[..rows.len() - i % 2])
    };
    CITIES.iter().take(n).enumerate().map(plan).collect()
}
