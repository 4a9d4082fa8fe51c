# 表：值为表题，各属性为列头；-unit 为列头后的单位。各表共用的列头在 columns 下，表自己的优先。

columns =
    .agency = 职能代码
    .assignments = 责任数
    .assignments-unit = 项
    .city = 城市
    .deadline = 完成时限
    .duty = 职责措辞
    .end = 止
    .file = 文件
    .function = 职能
    .grade = 等级
    .instrument = 工具代码
    .jurisdiction = 所属地区
    .kind = 类型
    .known = 已识别
    .label = 责任主体
    .lead_a = 甲方牵头
    .lead_b = 乙方牵头
    .line = 行
    .measure_label = 指标
    .measures = 举措数
    .measures-unit = 项
    .no = 序号
    .only_a = 仅甲方职能
    .only_b = 仅乙方职能
    .open = 未列尽
    .ownership = 归属
    .page = 页
    .plan = 方案
    .plan_a = 甲方案
    .plan_b = 乙方案
    .q = q（全部检验一并校正）
    .responsibility = 责任表述
    .role = 角色
    .row = 表行
    .score = 相似度
    .section = 所在章节
    .shared_agencies = 双方共有职能
    .sheet = 工作表
    .start = 起
    .table = 表
    .task = 任务编号
    .task_ids = 任务编号
    .tasks = 任务数
    .tasks-unit = 项
    .text = 任务内容
    .themes = 主题数
    .title = 标题
    .verdict = 结论
    .words = 所指文字
    .year = 年份

table-functions-across = 各方案中的职能（n＝{ $plans }个方案）
    .territorial = 属地
    .plans = 方案数
    .plans-unit = 个
    .leading = 牵头的方案数
    .leading-unit = 个
    .share_q1 = 任务占比：下四分位
    .share_median = 任务占比：中位数
    .share_q3 = 任务占比：上四分位
    .lead_share_q1 = 牵头占比：下四分位
    .lead_share_median = 牵头占比：中位数
    .lead_share_q3 = 牵头占比：上四分位

table-function-load = 各方案中各职能的责任
    .rank = 位次
    .task_share = 占任务
    .load_share = 分摊份额
    .leads = 牵头数
    .leads-unit = 项
    .lead_ids = 牵头任务编号

table-themes-across = 各方案中的主题（n＝{ $plans }个方案）
    .theme = 主题代码
    .name = 主题
    .name-unit = 个方案
    .leads = 牵头职能
    .leads_plans = 各在几个方案中牵头
    .led = 有牵头
    .led-unit = 个
    .shared = 共同负责
    .shared-unit = 个
    .local-only = 仅属地
    .local-only-unit = 个
    .unnamed = 未点名
    .unnamed-unit = 个
    .absent = 无任务
    .absent-unit = 个

table-agreement = 两位编码员的一致性
    .measure = 指标
    .value = 数值
    .value_low = 95% 区间下限
    .value_high = 95% 区间上限

table-agreement-carried = 编码分歧下的各项数字
    .measure = 指标代码
    .first = 按甲表
    .second = 按乙表
    .least = 至少
    .most = 至多

table-agreement-codes = 各措辞与各主体的编码一致性
    .kind = 类别
    .code = 编码
    .tasks_first = 甲表任务数
    .tasks_first-unit = 项
    .tasks_second = 乙表任务数
    .tasks_second-unit = 项
    .tasks_both = 双方都有
    .tasks_both-unit = 项
    .tasks_either = 任一方有
    .tasks_either-unit = 项
    .alpha = α

table-disagreements = 分歧清单
    .first = 仅甲
    .second = 仅乙

table-differences = 分歧逐条与决定者
    .about = 关于
    .first = 按甲表
    .second = 按乙表
    .first_by = 甲方决定
    .second_by = 乙方决定

table-check = 待核事项
    .severity = 级别
    .code = 代码
    .message = 说明
    .hint = 建议
    .excerpt = 原文

table-ties = 共同承担任务的主体对
    .a = 甲职能代码
    .a_label = 责任主体甲
    .b = 乙职能代码
    .b_label = 责任主体乙
    .shared = 共同任务
    .shared-unit = 项
    .weight = 联系强度
    .expected = 期望共同任务
    .ratio = 观察/期望
    .p = p（固定边际，精确）
    .least = 该对最少须有的共同任务
    .least-unit = 项
    .p_swaps = p（固定边际，抽样）
    .p_swaps_low = 抽样 p 区间下限
    .p_swaps_high = 抽样 p 区间上限
    .p_sdsm = p（SDSM）
    .q_sdsm = q（SDSM，BH）
    .p_hypergeometric = p（超几何）
    .task_ids = 共同任务编号

table-clusters = 协作集群
    .cluster = 集群
    .size = 成员数
    .size-unit = 个
    .agencies = 成员职能代码
    .members = 成员
    .themes = 主题
    .stability = 稳定性
    .band = 稳定性评价
    .inner = 内部联系
    .expected = 期望内部联系
    .core = 证据所在的成员
    .core_tasks = 证据所在的任务数
    .core_tasks-unit = 项
    .core_task_ids = 证据所在的任务
    .score = 证据（对数似然比）

table-network-summary = 协作网络概况
    .agencies = 责任主体数
    .agencies-unit = 个
    .left_out = 未计入的属地主体
    .ties = 联系数
    .ties-unit = 条
    .tested = 检验的主体对
    .tested-unit = 对
    .significant = 显著联系
    .significant-unit = 条
    .floor = 任一对可显著的最少共同任务
    .floor-unit = 项
    .clusters = 集群数
    .clusters-unit = 个
    .modularity = 模块度
    .agreement = 多次运行一致性
    .barber = 二模模块度
    .barber_agreement = 与二模划分的一致性
    .cross_cluster = 跨集群任务占比
    .core = 核心主体
    .core_fit = 核心—边缘拟合
    .without_everybody = 去除普遍任务后的一致性
    .everybody_tasks = 涉及半数以上主体的任务
    .bicliques = 固定搭档数
    .bicliques-unit = 组
    .bicliques_cut = 固定搭档未列尽
    .refusal = 说明

table-brokers = 跨集群的联结主体
    .betweenness = 中介中心性
    .participation = 参与系数

table-bicliques = 固定搭档（极大组合）
    .bodies = 主体数
    .bodies-unit = 个
    .agencies = 职能代码
    .members = 责任主体

table-findings = 结论的稳健性
    .finding = 结论代码
    .name = 结论
    .variant = 变体
    .value = 结果
    .holds = 均成立

table-flips = 牵头数随口径而变的主体
    .literal = 字面口径
    .literal-unit = 项
    .joint_lead = 共同牵头口径
    .joint_lead-unit = 项
    .first_lead = 首位牵头口径
    .first_lead-unit = 项

table-conventions = 口径间的秩相关
    .a = 口径甲
    .b = 口径乙
    .tau = 肯德尔 τ-b

table-division-pairs = 对应任务的分工对照
    .a = 甲任务
    .b = 乙任务
    .outcome = 牵头对照
    .bodies = 主体重合度

table-functions = 各职能在两方案中的占比
    .label = 职能
    .tasks_a = 甲任务数
    .tasks_a-unit = 项
    .tasks_b = 乙任务数
    .tasks_b-unit = 项
    .share_a = 甲方占比
    .share_b = 乙方占比
    .difference = 差（甲减乙）
    .p = p
    .q = q

table-schedule = 总表任务的年度安排
    .plan_a = 总表
    .plan_b = 年度表
    .state = 安排情况
    .task = 任务编号
    .headline = 任务
    .partner = 对应任务
    .only_a = 年度表未再列
    .only_b = 年度表新列

table-division = 两方案分工的异同
    .same_city = 同一城市
    .pairs = 对应任务
    .pairs-unit = 对
    .body_pairs = 有主体的对应任务
    .body_pairs-unit = 对
    .body_agreement = 主体重合度
    .lead_pairs = 双方有牵头的对应任务
    .lead_pairs-unit = 对
    .lead_agreement = 牵头重合度
    .lead_masi = 牵头 MASI 相似度
    .beta_wn = β_WN
    .beta_st = β_ST
    .beta_os = β_OS
    .beta_halves_a = 甲方随机对半的 β_WN
    .beta_halves_b = 乙方随机对半的 β_WN
    .shared_functions = 共有职能
    .shared_functions-unit = 个
    .qap_raw = 关系强度相关（未扣除）
    .qap_raw_expected = 其随机预期
    .qap = 关系强度相关（扣除边际）
    .qap_p = p（固定边际）
    .qap_q = q
    .partition_functions = 两方集群共有职能
    .partition_functions-unit = 个
    .ari = 调整兰德指数
    .nmi = 标准化互信息

table-evidence = 证据
    .place = 位置
    .name = 责任主体
    .text = 原文

table-assignments = 责任表（一行一项责任）
    .key = 行号
    .name = 责任主体
    .surface = 原文写法
    .label = 标准名称
    .label_en = 英文名称
    .statement = 责任句序
    .statements = 责任句位置
    .document = 文件信息

table-tasks = 任务表
    .bodies = 责任主体数
    .bodies-unit = 个
    .leads = 牵头主体
    .participants = 参与主体
    .supports = 支持主体

table-agencies = 责任主体表
    .names = 文件中的写法

table-plans = 方案表
    .province = 省份
    .annex = 附件
    .document_number = 发文字号
    .mean_assignments = 每项任务责任数

table-instruments = 政策工具与角色
    .name = 政策工具
    .share = 占已编码举措
    .lead = 牵头
    .lead-unit = 次
    .participant = 参与
    .participant-unit = 次
    .support = 配合
    .support-unit = 次
    .leads = 牵头职能

table-body-instruments = 责任主体与政策工具
    .name = 政策工具
    .lead = 牵头任务
    .lead-unit = 项
    .participant = 参与任务
    .participant-unit = 项
    .support = 配合任务
    .support-unit = 项

table-instruments-compared = 两个方案的政策工具
    .a = 方案甲
    .b = 方案乙
    .name = 政策工具
    .measures_a = 甲举措数
    .measures_a-unit = 项
    .share_a = 占甲已编码举措
    .measures_b = 乙举措数
    .measures_b-unit = 项
    .share_b = 占乙已编码举措
    .difference = 差（甲减乙）
    .p = p
    .q = q

table-instrument-measures = 举措的政策工具
    .measure = 举措
    .name = 政策工具
    .by = 依据
    .words = 关键词

table-codebooks = 采用的编码本
    .codebook = 编码本
    .themes-unit = 个
    .measures = 所看举措（任务过两千项时均匀取样）
    .measures-unit = 项
    .coded = 已编码举措
    .coded-unit = 项
    .share = 举措覆盖率
    .used = 采用

table-long = 多层模型用长表
    .theme = 主题
    .lead = 是否牵头
    .bodies = 任务主体数
    .bodies-unit = 个

table-lacking = 一方有而另一方没有的举措
    .measure = 举措
    .lacking_in = 缺此举措的方案
    .nearest_task = 最接近的任务
    .nearest = 最接近的原文
    .distance = 距离

table-overlap = 两方案重叠的任务
    .a = 甲任务
    .b = 乙任务
    .one_to_one = 一一对应
    .passage_a = 甲方案原文
    .passage_b = 乙方案原文
    .passages = 对应处数
    .passages-unit = 处
    .source = 上位方案的相应任务
    .source_grade_a = 甲与上位方案
    .source_grade_b = 乙与上位方案

table-passages = 重叠的原文
    .a = 甲任务
    .b = 乙任务
    .a_text = 甲方案原文
    .b_text = 乙方案原文
    .a_start = 甲起
    .a_end = 甲止
    .b_start = 乙起
    .b_end = 乙止
    .verbatim = 最长相同文字

table-coverage = 两方案的相互覆盖
    .same = 相同
    .same-unit = 对
    .similar = 相近
    .similar-unit = 对
    .theme = 同主题
    .theme-unit = 对
    .coverage_a = 甲被乙覆盖的举措
    .coverage_b = 乙被甲覆盖的举措

table-leading = 牵头多于或少于参与机会
    .tasks = 可牵头的任务
    .leads = 牵头
    .leads-unit = 项
    .expected = 期望牵头
    .p = p（精确）

table-lead-arcs = 谁牵头、谁参与
    .lead = 牵头职能代码
    .lead_label = 牵头主体
    .supporter = 参与职能代码
    .supporter_label = 参与或配合主体
    .tasks = 任务
    .expected = 期望任务
    .p = p（精确）

table-lead-turns = 牵头是否轮流
    .tasks = 有牵头可选的任务
    .arcs = 牵头—参与对
    .arcs-unit = 对
    .reciprocity = 互为牵头的占比
    .p = p（双侧）
    .p_low = p 区间下限
    .p_high = p 区间上限
    .draws = 抽取次数

table-themes = 主题归属
    .theme = 主题代码
    .name = 主题
    .leads = 牵头职能
    .fragmentation = 分散度
    .main = 主要任务

table-gaps = 责任缺口
    .theme = 主题
    .quotation = 原文

table-missing-owners = 编码本预期而未列的职能
    .theme = 主题代码
    .name = 主题
    .function = 编码本预期、责任句未列的职能
    .in_plan = 在本方案其他任务中出现

table-codebook-coverage = 编码表的覆盖面
    .coded_tasks = 已编码任务
    .coded_tasks-unit = 项
    .task_share = 任务覆盖率
    .coded_measures = 已编码举措
    .coded_measures-unit = 项
    .measure_share = 举措覆盖率

table-uncoded = 未编码的举措
    .measure = 举措
    .candidates = 候选词

table-workload = 各责任主体承担的责任
    .at_most = 至多任务数（名单未列尽者计入）
    .at_most-unit = 项
    .duty_lead = 牵头
    .duty_lead-unit = 项
    .duty_responsible = 负责
    .duty_responsible-unit = 项
    .duty_participate = 参加
    .duty_participate-unit = 项
    .duty_support = 配合
    .duty_support-unit = 项
    .duty_implement = 落实
    .duty_implement-unit = 项
    .role_lead = 角色：牵头
    .role_lead-unit = 项
    .role_participant = 角色：参与
    .role_participant-unit = 项
    .role_support = 角色：支持
    .role_support-unit = 项
    .sole_lead = 独立牵头
    .sole_lead-unit = 项
    .co_lead = 共同牵头
    .co_lead-unit = 项
    .fractional_lead = 分摊牵头量
    .fractional = 分摊任务量
    .measure_load = 按举措加权任务量
    .partners = 协作主体数
    .partners-unit = 个
    .alone = 独自承担
    .alone-unit = 项
    .degree = 二模度中心性
    .closeness = 二模接近中心性
    .betweenness = 二模中介中心性
    .specialisation = 专门化 d′
    .diversity = 主题熵
    .exclusivity = 排他性
    .task_ids = 所涉任务

table-load-summary = 各方案责任分配概况
    .measure = 指标代码
    .name = 指标
    .value = 数值
    .p = p（与随机分派相比）
    .q = q
    .open_low = 名单未列尽：下界
    .open_high = 名单未列尽：上界

table-load-comparison = 各方案责任分配比较
    .name = 指标

table-about = 说明
    .item = 项目
    .value = 内容

table-tried = 结论随口径的变化
    .conclusion = 结论
    .verdict = 判断

table-load = 各职能列入的任务与占全部任务的份额

# 回执：编码员改过、定过的每一处
table-receipt = 回执
    .outcome = 结果
    .row = 行
    .column = 栏目
    .before = 原来
    .after = 改成
    .why = 说明
    .words = 原句

table-decisions = 决定
    .n = 序
    .who = 编码员
    .at = 时间
    .place = 哪里
    .before = 原来
    .after = 改成
    .words = 原句
    .record = 记录

table-coding = 编码
    .key = 行号
    .name = 责任主体
    .doubt = 待核
    .note = 备注

table-draft-summary = 草拟编码本
    .themes = 主题数（草拟）
    .themes-unit = 个
    .without = 不属任何主题
    .without-unit = 项
    .jaccard = 主题的平均稳定性
    .rand = 与重抽任务所得分组的一致（ARI）

table-draft-themes = 草拟的主题
    .theme = 主题（草拟）
    .stability = 稳定性
    .keywords = 关键词
    .nearest = 最居中的举措

table-draft-measures = 每项举措的主题（草拟）
    .theme = 主题（草拟）
    .measure = 举措

table-intruder-items = 混入测验：四条同属一个主题，找出混入的一条
    .item = 题号
    .A = A
    .B = B
    .C = C
    .D = D
    .E = E
    .answer = 哪一条不属同一主题（A–E）

table-intruder-answers = 混入测验的结果
    .coder = 编码员
    .items = 题数
    .items-unit = 题
    .answered = 作答
    .answered-unit = 题
    .right = 答对
    .right-unit = 题
    .share = 答对的比例
    .share_low = 95%区间下限
    .share_high = 95%区间上限
    .chance = 随机作答
    .p = p

table-intruder-themes = 混入测验的结果（按主题，各编码员合计）
    .theme = 主题
    .items = 题数
    .items-unit = 题
    .answered = 作答
    .answered-unit = 次
    .right = 答对
    .right-unit = 次
    .share = 答对的比例
    .share_low = 95%区间下限
    .share_high = 95%区间上限
    .chance = 随机作答
    .p = p

table-panel = 各方案的指标
    .province = 省份
    .bodies = 责任主体数
    .bodies-unit = 个
    .mean_bodies = 每项任务主体数
    .open = 名单未列尽的任务
    .single_body = 只列一个主体的任务
    .territorial = 列有属地的任务
    .no_lead = 没有牵头的任务
    .co_led = 多家牵头的任务
    .load_gini = 责任基尼系数
    .load_effective = 责任有效主体数
    .load_top3 = 前三主体占责任
    .leads_gini = 牵头基尼系数
    .leads_effective = 牵头有效主体数
    .leads_top3 = 前三主体占牵头
    .redundancy = 冗余
    .centralisation = 中心化程度

table-copied-tasks = 多个方案措辞几乎相同的任务
    .first = 最早的任务
    .plans = 方案数
    .plans-unit = 个
    .cities = 城市数
    .cities-unit = 个
    .text = 最早的文字
    .tasks = 任务编号

table-usual-owners = 各主题通常由谁牵头
    .theme = 主题代码
    .name = 主题
    .function = 通常牵头的职能
    .plans = 由其牵头的方案
    .plans-unit = 个
    .led = 有牵头的方案
    .led-unit = 个
    .share = 占比

table-departures = 哪些方案由别的职能牵头
    .theme = 主题代码
    .name = 主题
    .leads = 牵头职能
    .function = 通常牵头的职能

table-plan-kinds = 方案的类别（按主题由谁牵头）
    .kind = 类别
    .silhouette = 轮廓系数
    .nearest = 最接近的方案
    .distance = 与它的距离

table-kind-leads = 各类方案的主题由谁牵头
    .theme = 主题代码
    .name = 主题
    .kind = 类别
    .plans = 由其牵头的方案
    .plans-unit = 个
    .led = 有牵头的方案
    .led-unit = 个
