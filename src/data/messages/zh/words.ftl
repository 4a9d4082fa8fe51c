# 词表与标点：属性是数据中的代码。

lang-tag = zh-CN
comma = ，
theme-drafted = { $name }（草拟）
list-comma = 、
semicolon = ；
space = { "" }
sentence-space = { "" }
head-with-unit = { $head }（{ $unit }）
named-as = { $name }（{ $duty }）
yes = 是
no = 否
with-interval = { $value }（{ $low }–{ $high }）

body-kind =
    .bureau = 政府部门
    .party = 党委部门
    .mass = 群团组织
    .vertical = 垂直管理机构
    .judicial = 司法机关
    .legislature = 人大政协
    .territorial = 属地政府
    .institution = 事业单位
    .company = 企业
    .collective = 部门统称
    .unknown = 未识别

grade =
    .same = 相同
    .similar = 相近
    .theme = 同主题

ownership =
    .led = 有牵头
    .shared = 共同负责
    .local-only = 仅属地
    .unnamed = 未点名
    .absent = 无任务

outcome =
    .same-lead = 牵头相同
    .part-lead = 牵头部分相同
    .lead-moved = 牵头不同
    .lead-one-side = 仅一方有牵头
    .no-lead = 双方均无牵头

gap =
    .nobody = U1 未写责任主体
    .only-open = U2 仅写有关部门
    .no-lead-word = U3 无牵头字样
    .only-territorial = U4 仅属地政府
    .several-leads = U5 多头牵头
    .absent-theme = U6 主题无任务
    .never-led = U7 主题无牵头
    .lead-elsewhere = U8 牵头非本级主体

stability =
    .doubtful = 成员存疑
    .stable = 稳定
    .highly-stable = 高度稳定

verdict =
    .significant = 显著
    .not-significant = 不显著
    .undecided = 未能断定

severity =
    .note = 提示
    .warning = 待核
    .error = 错误

duty =
    .lead = 牵头
    .responsible = 负责
    .participate = 参加
    .support = 配合
    .implement = 落实

role =
    .lead = 牵头
    .participant = 参与
    .support = 支持

convention-word =
    .literal = 字面口径
    .joint-lead = 共同牵头口径
    .first-lead = 首位牵头口径

measure =
    .tasks = 任务数（项）
    .agencies = 责任主体数（个）
    .assignments = 责任数（项）
    .open = 未列尽的任务（项）
    .no_lead = 无牵头的任务（项）
    .no_lead_word = 无“牵头”字样的任务（项）
    .co_led = 多头牵头的任务（项）
    .single_body = 单一主体的任务（项）
    .with_territorial = 涉及属地政府的任务（项）
    .mean_bodies = 每项任务主体数（个）
    .no_body = 未写责任主体的任务（项）
    .redundancy = 责任冗余度
    .centralisation = 度中心势
    .h2_prime = 主题专门化 H2′
    .leads_n = 牵头集中度：主体数（个）
    .leads_zeros = 牵头集中度：从不牵头的主体（个）
    .leads_gini = 牵头集中度：基尼系数（共同牵头均分）
    .leads_hhi = 牵头集中度：HHI
    .leads_hhi_normalised = 牵头集中度：标准化 HHI
    .leads_effective = 牵头集中度：有效主体数（个）
    .leads_top3 = 牵头集中度：前三位占比（共同牵头均分）
    .load_n = 责任集中度：主体数（个）
    .load_gini = 责任集中度：基尼系数
    .load_hhi = 责任集中度：HHI
    .load_hhi_normalised = 责任集中度：标准化 HHI
    .load_effective = 责任集中度：有效主体数（个）
    .load_top3 = 责任集中度：前三位占比
    .assignments_lead = 　其中牵头
    .assignments_responsible = 　其中负责
    .assignments_participate = 　其中参加
    .assignments_support = 　其中配合
    .assignments_implement = 　其中落实
    .led = 有牵头的任务（项，字面口径）

agreement-measure =
    .tasks = 共同的任务（项）
    .only_first = 仅见于甲表的任务（项）
    .only_second = 仅见于乙表的任务（项）
    .alpha = α（主体与措辞，MASI 距离）
    .alpha_bodies = α（主体，MASI 距离）
    .shared = 双方一致的编码占比

coded =
    .duty = 措辞
    .body = 主体

schedule-state =
    .scheduled = 已安排
    .not-scheduled = 未见安排
    .added = 年度表新增

coded-by =
    .meaning = 语义
    .keywords = 关键词

codebook-used =
    .asked = 指定
    .covers = 覆盖过半，自动采用
    .always = 各领域通用
    .too-little = 覆盖不足一半，不采用
    .other-field = 属于别的领域，不采用

receipt-outcome =
    .applied = 采纳
    .ignored = 忽略
    .not-understood = 没看懂

difference-about =
    .body = 责任主体
    .list = 是否列尽
    .task = 任务

list-open =
    .open = 未列尽
    .complete = 已列尽
