# Word、Markdown、工作簿与网络文件的文字。

report-table = 表{ $tables }　{ $caption }
report-figure = 图{ $figures }　{ $title }
dot-cluster = 集群{ $group }
finding-with-holds = { $finding }（{ $holds }）。
holds-same = 不变
holds-differs = 会变
byline-rule = 口径：{ $rule }
note-program = 程序
note-seed = 随机种子
note-resamples = 重抽样次数
note-draws = 零模型抽样次数
note-input = 输入文件
load-tasks-of = { $plan }任务数
load-share-of = { $plan }份额
table-first-rows = { $caption }（前{ $rows }行，全表见 tables/{ $id }.csv）
workbook-title = 责任分工分析
workbook-how-to-read = 如何阅读
workbook-reading = “责任”指文件中一项任务点名一个主体，不等于工作量大小。带下划线的任务数和任务编号可点击，跳到其所依据的行。
workbook-convention = 口径
workbook-tasks = 任务{ $tasks }项（{ $file }）
workbook-plan = 方案 { $plan }
workbook-rows = { $caption }（{ $rows }行）
workbook-first-rows = { $caption }（{ $rows }行），只列前{ $most }行，全表见 tables/{ $id }.csv
workbook-first-plans = { $caption }（{ $rows }行），只列前{ $listed }个方案，全表见 tables/{ $id }.csv
workbook-sheet = 工作表 { $sheet }
chart-title = { $city }（{ $plan }）各责任主体的任务数
chart-title-most = { $city }（{ $plan }）任务最多的{ $most }个责任主体
chart-axis = 任务数（项）
network-of = { $plan }{ $kind ->
    [coresponsibility] 共同责任网络
    [lead-support] 牵头—参与网络
   *[responsibility] 责任网络
}
network-overlap = { $a }与{ $b }的任务重叠
network-plan = { $city }（{ $id }）

sheet =
    .receipt = 回执
    .about = 说明
    .tasks = 任务
    .agencies = 责任主体
    .assignments = 责任边
    .workload = 工作量
    .charts = 图表
    .clusters = 集群
    .overlap = 重叠
    .division-pairs = 分工对照
    .themes = 主题
    .check = 待核
    .load-summary = 概况
    .ties = 联系
    .functions = 职能占比
    .schedule = 年度安排
    .gaps = 责任缺口
    .missing-owners = 预期未列
    .findings = 稳健性

bound =
    .low = 95%区间下限
    .high = 95%区间上限
    .null-low = 随机分派下限
    .null-high = 随机分派上限
refusal =
    .too-large = 责任主体 { $bodies } 个、任务 { $tasks } 项。集群要与数百个随机方案逐一比较，责任主体超过 150 个（或主体数乘任务数超过 40 万）时需数分钟以上，故不分析；可分附件再试。
    .few-bodies = 责任主体只有 { $bodies } 个，少于 4 个，不能分出集群。
    .few-joint = 有两个以上责任主体的任务只有 { $tasks } 项，少于 3 项，看不出谁与谁经常共事。
    .all-alike = 所有任务的责任主体相同，没有可比较的差别。
    .hypergeometric = 超几何检验假定每项任务对各部门同样开放；有全员任务时会把大量偶然关系判为显著，仅供对照。
    .no-shared-function = 两个方案没有共同的责任主体职能，无法比较协作网络。
    .no-partners = 两个方案没有可以一一对应的任务。

receipt = 回执：编码表中 { $all } 处改动，采纳 { $applied }，忽略 { $ignored }，没看懂 { $lost }
sheet-reading = 原读法
choose-from-list = 请从列表中选

receipt-applied = 采纳
receipt-gone = 采纳：去掉这一条责任
receipt-removed = 采纳：整行删去
receipt-added = 采纳：加一行
receipt-several = 采纳：一格{ $n }个单位，记为{ $n }条
receipt-own-name = 采纳：名录中没有，按原名另立一个单位
receipt-own-name-near = 采纳：名录中没有，按原名另立一个单位；名录中最近的是“{ $near }”
receipt-duty = 不是 { $duties } 之一，仍按原读法
receipt-duty-near = 不是 { $duties } 之一，仍按原读法；“{ $written }”通常算{ $usual }
receipt-kind = 不是下拉框里的类型，仍按原读法
receipt-open = 请填 是 或 否，仍按原读法
receipt-no-task = 没有这个任务编号，这一行没有计入
receipt-new-row = 加一行要有单位，职责为 { $duties } 之一；这一行没有计入
receipt-same = 同一单位同一项只记一条，已有
receipt-found-again = 采纳：文件改过，按原句找回
receipt-undone = 已撤销
receipt-later = 后来又改了
receipt-lost-task = 文件里已没有这一项
receipt-lost-words = 这一项里已没有这些字
receipt-lost-place = 已没有这个位置
receipt-fixed =
    .task = 任务编号由文件而来，不能在表里改
    .responsibility = 原句由文件而来；文件有误请改文件后重读
    .text = 任务内容由文件而来；文件有误请改文件后重读
    .doubt = 待核由程序写，不作输入
    .note = 备注留在您的表里，不进入结果
