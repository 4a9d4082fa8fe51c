# 网页自己的文字；script 下的由页面脚本使用，# 处填入数值。

page-title = 责任分工分析报告
page-noscript = 表格与依据需要启用 JavaScript；文字与图不需要。同样的内容见 report.md 与 tables 文件夹。
page-skip = 跳到正文
page-print = 打印
page-evidence = 依据
page-same = 不变
page-differs = 会变
page-how-to-read = 读图
page-dark = 深色为有牵头
page-light = 浅色为只写共同负责
page-blank = 空框为没有任务
page-shares = 占全部任务的份额（%），一项任务由所列部门均分
page-with-lead = 有牵头的任务占比，不论由哪个部门牵头
page-counted-lead = 未写“牵头”而按口径计有牵头的任务占比
page-together = 同列最多的一对部门，占全部任务的比例
page-measures-found = 举措在另一方案中有相同或相近对应的比例
page-pairs = 一一对应的任务
page-themes = 编码本的主题
page-plans-with-lead = 过半任务有牵头的方案
page-middle-plan = 中位数
page-cell-is-plan = 每格一个方案，按有牵头的任务占比排列
page-about-unsaid = 材料不能支持的，只在这里各说一次。
page-robustness = 稳健性
page-about-robustness = 从措辞到牵头有三种口径。各口径都相同的结论可以直接引用，会变的引用时要写明口径。
page-tried = 逐项结论
page-conclusion = 结论
page-plan = 方案
page-verdict = 判断
page-table = 表格：
page-tables = 全部表格
page-about-tables = 点表头排序，输入文字筛选（中英文名称都可，空格分隔多个词）；蓝色的可点开原文。牵头按报告打开时的口径。完整数据见 tables 文件夹与 workbook.xlsx。
page-methods = 方法
page-limits = 局限
page-references = 参考文献
page-topic-load = 谁承担
page-topic-leads = 谁牵头
page-topic-partners = 共事
page-topic-overlap = 同与异
page-topic-themes = 无人牵头
page-topic-instruments = 工具
page-footer = fengong { $version }。同样的输入与参数给出同样的结果（run.json）。同一文件夹里另有 report.docx、report.md、workbook.xlsx、tables、figures、networks。
page-not-drawn = 图：{ $figure }
page-of = { $all }项中{ $n }项
page-foremost-in = { $n }个方案中，该职能列入任务最多的个数
page-pair = { $a }与{ $b }
page-found-in = 的举措在{ $other }有对应
page-in-other = { $a }见于{ $b }
page-outcomes = 两边都有牵头{ $both }，只有一边{ $one }，都没有{ $none }
page-plans-by-lead = 过半{ $most }，不到一半{ $some }，一项没有{ $none }
page-theme-counts = 有牵头{ $led }，没有牵头{ $shared }，没有任务{ $absent }
page-themes-by-plans = 多数方案有牵头{ $most }，少数{ $some }，没有一份{ $none }
page-cell-is-theme = 每格一个主题，共{ $n }个，各行对齐
page-lede = 比较的是文件怎么写，不是实际怎么做；任务数不代表工作量，属地政府不计。牵头按{ $convention ->
    [joint-lead] 共同牵头口径：凡写负责的都计为牵头
    [first-lead] 首位牵头口径：未写“牵头”时，第一个负责部门计为牵头
   *[literal] 字面口径：写明“牵头”，或只列一个部门负责
}。
place = { $part ->
    [sheet] {" "}工作表“{ $n }”
    [page] {" "}第{ $n }页
    [table] {" "}第{ $n }表
   *[row] {" "}第{ $n }行
}

page-all-plans = 各方案合计
page-unnamed = 没有点名本级部门的任务占比：未写责任主体、只写有关部门或只写属地
page-plans-with-ties = 有显著共事的方案
page-ties-by-plan = 有显著偏多的部门对{ $some }，没有{ $none }

script =
    .contents = 目录
    .convention = 口径
    .close = 关闭 ✕
    .back = 返回
    .task_text = 任务全文
    .all_duties = 看全部职责
    .all_plans = 看全部方案
    .all_of_body = 看该主体的全部责任
    .no_statement = 没有责任句
    .statement = 责任句
    .who = 责任主体
    .like = 相同或相近的任务
    .none = 无
    .no_lead = 无牵头
    .filter = 筛选
    .fewer = 收起
    .nothing = 没有内容
    .theme = 主题
    .lead = 牵头
    .source = 上位方案也有
    .score = 得分
    .expected = 预期
    .ratio = 观察/预期
    .q = 校正后 p
    .cluster = 集群
    .stability = 稳定性
    .task = 任务
    .task_no = 第#项
    .plan_task = ##
    .list = 、
    .colon = ：
    .semicolon = ；
    .comma = ，
    .counts_as = “#”→#
    .joint = （共同）
    .more = 再看#项
    .place = 共#处
    .places = 共#处
    .one_task = 共#项任务
    .tasks = 共#项任务
    .group = #：#项
    .with_lead = #有牵头
    .without_lead = #没有牵头
    .rows_of = # / # 行
    .rows = # 行
    .all_rows = 显示全部 # 行
