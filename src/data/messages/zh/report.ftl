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
first-rows-of-table = { $caption }（前{ $rows }行，全表见 tables/{ $id }.csv）
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
    .too-large = 责任主体 { $bodies } 个、任务 { $tasks } 项，超过共同责任网络可分析的规模。
    .few-bodies = 责任主体只有 { $bodies } 个，少于 4 个，不能分出集群。
    .few-joint = 有两个以上责任主体的任务只有 { $tasks } 项，少于 3 项，看不出谁与谁经常共事。
    .all-alike = 所有任务的责任主体相同，没有可比较的差别。
    .hypergeometric = 超几何检验假定每项任务对各部门同样开放；有全员任务时会把大量偶然关系判为显著，仅供对照。
    .no-shared-function = 两个方案没有共同的责任主体职能，无法比较协作网络。
    .no-partners = 两个方案没有可以一一对应的任务。

receipt = 回执：编码表中 { $all } 处改动，采纳 { $applied }，忽略 { $ignored }，没看懂 { $lost }
sheet-reading = 原读法
choose-from-list = 请从列表中选
