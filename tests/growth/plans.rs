//! Invented plans, as many as wanted, with as many tasks as wanted, every sixth in the words of a shared stock, so that plans have
//! passages in common as real ones do. Plan i is the same in every corpus.

use std::{fmt::Write as _, fs, io, ops::Range, path::Path};

/// Tasks of a plan in the benchmark.
pub(crate) const TASKS: usize = 40;
/// One task in so many is of the stock that all plans take from.
const SHARED: usize = 6;
const STOCK: usize = 64;

const FIRST: [&str; 16] =
    ["临", "河", "平", "安", "永", "清", "新", "东", "西", "石", "云", "龙", "金", "江", "海", "山"];
const SECOND: [&str; 16] =
    ["阳", "源", "川", "宁", "州", "林", "泉", "城", "港", "丰", "昌", "谷", "陵", "口", "水", "原"];
const BUREAUS: [&str; 24] = [
    "民政局",
    "财政局",
    "卫生健康委",
    "发展改革委",
    "教育局",
    "公安局",
    "司法局",
    "科技局",
    "自然资源局",
    "生态环境局",
    "住房城乡建设局",
    "交通运输局",
    "水务局",
    "农业农村局",
    "商务局",
    "文化和旅游局",
    "应急管理局",
    "审计局",
    "市场监管局",
    "统计局",
    "医保局",
    "人力资源社会保障局",
    "退役军人事务局",
    "行政审批局",
];
const ACTIONS: [&str; 16] = [
    "建设", "改造", "推广", "培育", "完善", "规范", "扩大", "清查", "补贴", "评定", "公开", "整合", "试行",
    "储备", "巡查", "开放",
];
const KINDS: [&str; 16] = [
    "社区",
    "乡镇",
    "普惠型",
    "智慧化",
    "嵌入式",
    "示范性",
    "公益性",
    "季节性",
    "跨区域",
    "专业化",
    "流动",
    "夜间",
    "学校",
    "滨河",
    "老旧小区",
    "产业园",
];
const OBJECTS: [&str; 24] = [
    "食堂",
    "护理站",
    "停车场",
    "图书室",
    "充电桩",
    "菜市场",
    "污水管网",
    "健身步道",
    "托育机构",
    "就业驿站",
    "培训基地",
    "冷链仓库",
    "公交线路",
    "救助站",
    "医疗点",
    "仓储设施",
    "执法台账",
    "信用档案",
    "防汛物资",
    "古树名木",
    "灌溉渠系",
    "数据目录",
    "志愿者队伍",
    "家庭床位",
];
const ENDS: [&str; 8] = [
    "每季度公布进展",
    "年底前完成验收",
    "纳入年度考核",
    "按标准给予一次性补助",
    "建立部门会商制度",
    "优先保障困难家庭",
    "引导社会资本投入",
    "逐步实现全覆盖",
];

/// A small generator (Marsaglia's xorshift), so that the plans hang on nothing else.
struct Dice(u64);

impl Dice {
    fn new(seed: usize) -> Self {
        let mut dice = Self((seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        for _ in 0..4 {
            dice.below(2);
        }
        dice
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % n
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }
}

/// The text of plan number `i`: a table, or numbered paragraphs with notes.
fn plan(i: usize, tasks: usize) -> String {
    let mut dice = Dice::new(i + STOCK);
    let city = format!("{}{}市", dice.of(&FIRST), dice.of(&SECOND));
    let year = 2018 + dice.below(8);
    let mut text = format!("{city}{year}年民生实事任务分工方案\n\n");
    let table = i.is_multiple_of(2);
    if table {
        text += "序号\t任务内容\t责任单位\n";
    }
    for n in 1..=tasks {
        let shared = dice.below(SHARED) == 0;
        let from = if shared { Dice::new(dice.below(STOCK)) } else { Dice::new(STOCK + i * TASKS + n) };
        let (task, bodies) = (task(from), statement(&mut dice));
        let _ = if table {
            writeln!(text, "{n}\t{task}\t{bodies}")
        } else {
            writeln!(text, "{n}．{task}（责任单位：{bodies}）")
        };
    }
    text
}

fn task(mut dice: Dice) -> String {
    let mut text = String::new();
    for _ in 0..2 + dice.below(2) {
        let (action, kind, object, end) =
            (dice.of(&ACTIONS), dice.of(&KINDS), dice.of(&OBJECTS), dice.of(&ENDS));
        let (n, second) = (2 + dice.below(90), dice.of(&OBJECTS));
        let _ = write!(text, "{action}{kind}{object}{n}处，配套{second}，{end}。");
    }
    text
}

fn statement(dice: &mut Dice) -> String {
    let mut bodies = Vec::new();
    for _ in 0..2 + dice.below(5) {
        let body = format!("市{}", dice.of(&BUREAUS));
        if !bodies.contains(&body) {
            bodies.push(body);
        }
    }
    let local = "各县（市、区）人民政府";
    match dice.below(4) {
        0 => format!("{}按职责分工负责", bodies.join("、")),
        1 => format!("{}牵头，{}参加；{local}负责", bodies[0], bodies[1..].join("、")).replace("，参加", ""),
        2 => format!("{}，{local}", bodies.join("、")),
        _ => format!("{}牵头，{}等部门配合", bodies[0], bodies[1..].join("、")).replace("，等部门配合", ""),
    }
}

/// Writes the plans of these numbers into a folder.
pub(crate) fn write(folder: &Path, numbers: Range<usize>, tasks: usize) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    numbers.into_iter().try_for_each(|i| fs::write(folder.join(format!("p{i:05}.txt")), plan(i, tasks)))
}
