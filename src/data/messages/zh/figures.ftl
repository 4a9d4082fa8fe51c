# 图中的文字、图题、读法与替代文字。

figure-across-there-no-function-draw = 没有职能可画。
figure-across-plans-which-it-leads = 牵头至少一项的方案
figure-across-plans-that-name-it = 列入但不牵头的方案
figure-across-share-plan-tasks-median = 占一份方案任务的比例：中位数与中间一半
figure-across-plans = 方案数（个）
figure-across-share-plan-tasks = 占一份方案任务的比例
figure-across-there-no-theme-or = 没有主题或方案可画。
figure-across-named-leads = { $name }见于{ $named }个方案，在{ $leading }个中牵头。
figure-across-title = 各职能见于多少方案、在多少方案中牵头
figure-across-note = n＝{ $n }个方案、{ $bodies }个职能（不含属地主体）；每个方案计一次，不论长短。各地名称不同的同一职能合并，以通称标注。有牵头主体的方案{ $led }个。
figure-across-alt = { $n }个方案中的{ $bodies }个职能。{ $top }
figure-across-title-2 = 各主题在多少方案中有人负责
figure-across-note-2 = n＝{ $n }个方案、编码本的{ $themes }个主题（按编码本顺序）；右侧为牵头的职能及其牵头的方案数。“无任务”取决于编码本问了什么。
figure-across-alt-2 = { $themes }个主题在{ $n }个方案中的归属；{ $owned }个主题在半数以上的方案中有牵头。
figure-alluvial-no-tasks-matched-one = 没有一一对应的任务。
figure-alluvial-no-matched-tasks-have = 没有一对任务两边都有牵头，无从比较。
figure-alluvial-same-lead = 牵头主体相同
figure-alluvial-another-lead = 牵头主体不同
figure-alluvial-no-lead-on-one = 至少一边无牵头
figure-alluvial-other-bodies = 其他主体
figure-alluvial-no-lead-named-joint = 无牵头（共同负责）
figure-alluvial-title = 相同任务在{ $x }与{ $y }由谁牵头
figure-alluvial-notes = 取一一对应且相同或相近的任务（n＝{ $n }对，其中{ $both }对两边都有牵头）；一对任务计1，由牵头主体均分；没有牵头的归入“无牵头”。两列同序，按两边合计由多到少。
figure-alluvial-alt = { $n }对相同任务的责任主体在{ $x }与{ $y }之间的流向。
figure-butterfly-neither-plan-names-responsible = 两份方案都没有列明责任主体。
figure-butterfly-share-plan-tasks = 占本方案任务数
figure-butterfly-functions-with-smaller-shares = 另有份额较小的{ $hidden }类主体未画出。
figure-butterfly-title = { $x }与{ $y }同类责任主体的任务负担
figure-butterfly-notes = 按两边占比的均值排列；条长为责任数占本方案任务数的比例，条末为任务数（占比），图例数字为左|右方案的责任数；n＝{ $tasks }项与{ $tasks2 }项任务，{ $both }类主体两边都有。“—”为该方案未列。属地主体单列于下。
figure-butterfly-alt = { $x }与{ $y }各类主体承担任务的比例对照，共{ $rows }类。
figure-common-too-few-bodies-work = 共事的部门太少。
figure-common-only = 只在{ $plan }
figure-common-together-both = 两份方案都同列
figure-common-title = { $x }与{ $y }：哪些部门同列一项任务
figure-common-more-functions-not-drawn = { $more ->
    [0] {""}
   *[other] ，另有{ $more }个职能未画
}
figure-common-reading = 两份方案都同列的{ $both }对，只在{ $x }的{ $first }对，只在{ $y }的{ $second }对；格中为同列的任务数（先{ $x }，后{ $y }）{ $part }。同列多少未经检验。
figure-common-alt = { $x }与{ $y }的部门共事：共有{ $both }对。
figure-crosses-title = 各方案的举措在其他方案中有对应的比例
figure-crosses-reading = 行中方案的举措有多少（%）在列中方案里有相同或相近的对应；空格为未比较的两份。{ $more ->
    [0] {""}
   *[other] 另有{ $more }个方案未画。
}
figure-crosses-alt = { $plans }份方案两两之间的对应比例。
figure-crosses-there-no-two-plans = 没有两份方案可比。
figure-crosses-plan = 方案
figure-crosses-title-2 = { $plan }：谁牵头，谁配合
figure-crosses-reading-2 = 行为牵头部门，列为参加或配合的部门，格中为任务数；只列任务最多的部门。
figure-crosses-alt-2 = { $plan }的牵头部门与配合部门。
figure-crosses-no-task-has-both = 没有一项任务既有牵头又有其他部门。
figure-crosses-lead = 牵头
figure-crosses-title-3 = { $name }：各主题由哪些部门承担
figure-crosses-reading-3 = 格中为涉及该主题、列有该部门的任务数；只列任务最多的部门。
figure-crosses-alt-3 = { $name }的主题与部门。
figure-crosses-no-theme-codebook-this = 编码本的主题没有一个见于本方案。
figure-crosses-theme = 主题
figure-deadlines-no-task-gives-date = 没有一项任务写明期限。
figure-deadlines-title = 任务的期限
figure-deadlines-reading = 每格一项任务，放在期限所在的月份；只写年份的放在12月。{ $all }项任务中{ $dated }项写明期限。
figure-deadlines-alt = { $dated }项任务的期限。
figure-grid-rows-columns-more-not = 版面所限，另有{ $rows }行、{ $columns }列未画。
figure-heat-last-bodies-order-not = 排在最后的{ $hidden }个主体未画出。
figure-heat-lower-left-shared-tasks = 左下：共同任务数（1—{ $most }）
figure-heat-upper-right-observed-expected = 右上：观察值÷期望值（<0.5、<0.8、约1、>1.25、>2）
figure-heat-ordered-by-cluster-heavy = 按集群排序，粗框为集群；n＝{ $n }个主体（不含属地主体）、{ $pairs }对有共同任务。右上只画共同任务或期望值达{ $n2 }项的对。*：与两侧边际固定的零模型相比显著（单侧，与全部检验一并校正，q≤.05）。
figure-heat-tasks-shared-by-pairs = { $p }各主体两两共同承担的任务
figure-heat-heat-map-shared-tasks = { $n }个主体两两共同任务的热图，{ $pairs }对中{ $marked }对高于偶然。
figure-instruments-none = 没有一个方案的半数举措能按政策工具归类。
figure-instruments-instrument = 政策工具
figure-instruments-title = 各政策工具占已编码举措的份额
figure-instruments-reading = 写明政策工具的举措中用到该工具的份额（%），一条举措可用两种工具；按供给、环境、需求三面排列{ $form ->
    [pair] ；深色线段表示两个方案的差大于把任务随机分配时的差（q ≤ .05），右列为举措数
    [lines] ，右列为举措数
   *[shades] {""}
}。
figure-instruments-alt = { $plans }个方案各政策工具的份额。
figure-leads-there-no-task = 没有任务。
figure-leads-more-plans-not-drawn = { $more ->
    [0] {""}
   *[other] 另有{ $more }份方案未画。
}
figure-leads-lead-words = 写明“牵头”
figure-leads-lead-by-rule = 按口径计为牵头
figure-leads-no-lead = 没有牵头
figure-leads-no-task-has-lead = 没有一项任务有牵头部门。
figure-leads-alike = 每个部门至多牵头一项，画出来没有区别。
figure-leads-no-body-leads = 没有一个部门牵头
figure-leads-sole-lead-words = 写明单独牵头
figure-leads-joint-lead-words = 写明与他部门共同牵头
figure-leads-body = 部门
figure-leads-title = 各方案任务按有无牵头分
figure-leads-alt = { $plans }份方案的任务按有无牵头分。
figure-leads-title-2 = 各部门牵头的任务
figure-leads-more-bodies-not-drawn = { $more ->
    [0] {""}
   *[other] ；另有{ $more }个部门未画
}
figure-leads-reading-2 = 各部门牵头的任务数，共同牵头的每个部门各记一次{ $part }。
figure-leads-alt-2 = 各部门牵头的任务数。
figure-load-plan-names-no-responsible = 本方案没有列明任何责任主体。
figure-load-tasks = 任务数（项）
figure-load-bodies-with-fewer-tasks = 另有任务较少的{ $left_over }个主体未画出。
figure-load-title = { $plan }各责任主体承担的任务（按职责措辞）
figure-load-alt = { $plan }：{ $tasks }项任务分给{ $agencies }个主体，{ $name }最多，{ $most }项。
figure-load-concentration-gini = 责任集中度：基尼系数{ $gini }{ $interval }。
figure-load-95-interval = （95%区间{ $lo }—{ $hi }）
figure-lorenz-there-no-assignment-spread = 没有责任可供分布。
figure-lorenz-under-this-convention-nobody = 按本口径没有任何牵头，无从谈集中。
figure-lorenz-perfect-equality = 完全平均
figure-lorenz-cumulative-share-bodies-lightest = 主体累计占比（负担由轻到重）
figure-lorenz-cumulative-share-tasks = 任务累计占比
figure-lorenz-cumulative-share-leads = 牵头累计占比
figure-lorenz-gini-n = { $name }：基尼系数{ $value }{ $bounds }，n＝{ $rows }
figure-lorenz-tasks = 任务
figure-lorenz-leads = 牵头
figure-lorenz-further-from-diagonal-more = 曲线离对角线越远越集中；n为主体数（没有该项负担的主体也计入），基尼系数为小样本修正式，区间由逐一去掉任务得到（刀切法）。
figure-lorenz-plans-without-distribution-draw = 另有{ $left_out }份方案没有可画的分布。
figure-lorenz-title = { $what }在责任主体间的集中程度（洛伦兹曲线）
figure-lorenz-alt = { $what }分布的洛伦兹曲线与基尼系数。
figure-matched-no-task-one-plan = 两份方案没有一一对应的任务。
figure-matched-more-pairs-not-drawn = 版面所限，另有{ $more }对未画。
figure-matched-left-half = 左半：{ $a }
figure-matched-right-half = 右半：{ $b }
figure-matched-dark-leads-middle-named = 深色为牵头，中色为列入
figure-matched-matched-tasks = 对应的任务
figure-matched-others = 其他部门
figure-matched-both = 同列
figure-matched-same = 相同
figure-matched-similar = 相近
figure-matched-and = { $no }对{ $no2 }，{ $grade }
figure-matched-title = { $a }与{ $b }一一对应的任务由谁承担
figure-matched-more-pairs-not-drawn-2 = { $more ->
    [0] {""}
   *[other] ；另有{ $more }对未画
}
figure-matched-reading = { $n }对一一对应的任务所列的部门，按牵头异同分组、按重合程度排列；任务后为两份方案的项号，右列为同列部门数与全部部门数{ $part }。
figure-matched-alt = { $a }与{ $b }的{ $n }对任务由谁承担。
figure-matrix-no-task-plan-names = 本方案没有任务列明责任主体。
figure-matrix-title = { $p }任务—责任主体矩阵
figure-matrix-notes = 行为任务（按文件顺序），列为责任主体（按任务数由多到少，属地主体在后）；同一任务两种措辞的取在先者。n＝{ $t }项任务、{ $a }个主体、{ $n }条责任。
figure-matrix-alt = { $p }的{ $t }项任务与{ $a }个责任主体的对应矩阵，每格一字表示职责。
figure-names-source-plans-see-tables = 来源：{ $seen }份方案，见 tables/plans.csv。
figure-network-bodies-with-fewest-tasks = 任务最少的{ $hidden }个主体未画出。
figure-network-tie-above-chance-p = 高于偶然的联系（p≤.05，线宽为权重）
figure-network-other-shared-tasks = 其他共同任务
figure-network-strongest-brokers = 居间最多的主体
figure-network-stability = （稳定性{ $s }）
figure-network-title = { $p }的共同责任网络与集群
figure-network-notes = n＝{ $n }个主体（不含属地主体），{ $ties }对有共同任务，其中{ $tested }对显著高于偶然（两侧边际固定的零模型，单侧，与全部检验一并校正，q≤.05）。权重为Σ1/(k−1)（Newman 2001）。稳定性为重抽任务后与最相近集群的平均Jaccard（只比两边都抽到的主体）。{ $modularity }
figure-network-alt = { $p }：{ $n }个主体、{ $ties }对共同任务，{ $several }个集群，{ $tested }对联系高于偶然。
figure-owners-no-theme-codebook-these = 编码本的主题没有一个见于这些方案。
figure-owners-more-plans-not-drawn = 版面所限，另有{ $hidden }份方案未画。
figure-owners-more-themes-not-drawn = 版面所限，另有{ $more }个主题未画。
figure-owners-shared = 共同
figure-owners-local-only = 仅属地
figure-owners-unnamed = 未点名
figure-owners-no-task = 无任务
figure-owners-title = 各主题由谁牵头
figure-owners-reading = 编码本的{ $n }个主题在各方案中由谁牵头：深色为有牵头（写出部门），浅色为只写共同负责，空框为没有任务。
figure-owners-not-drawn-themes-that = { $absent }个主题没有一份方案涉及，未画。
figure-owners-alt = { $n }个主题在{ $plans }份方案中的归属。
figure-ribbons-two-plans-have-no = 两份方案没有重叠的任务。
figure-ribbons-tasks-not-drawn-for = 版面所限，另有{ $hidden }项任务未画出。
figure-ribbons-same-measure = 同一举措
figure-ribbons-similar-measure = 相近举措
figure-ribbons-same-theme-only = 仅同主题
figure-ribbons-title = { $x }与{ $y }任务的重叠
figure-ribbons-notes = 两列均按文件顺序，灰色任务在对方没有相近者；n＝{ $n }项与{ $n2 }项任务、{ $strong }对相近或相同。{ $x }的举措有{ $ca }见于{ $y }，反之{ $cb }。仅同主题的{ $theme }对只画没有更近对应者的。
figure-ribbons-alt = { $x }与{ $y }之间有{ $strong }对相同或相近的任务。
figure-shares-no-body-named = 没有列明任何部门。
figure-shares-alike = 各部门列入的任务一样多，画出来没有区别。
figure-shares-function = 职能
figure-shares-title = 各职能占全部任务的份额
figure-shares-at-right-tasks-that = ，右列为列入的任务数
figure-shares-reading = 各职能占全部任务的份额（%），一项任务由所列部门均分，属地政府不计；按平均份额排列{ $part }{ $part2 }。
figure-shares-alt = { $rows }个职能在{ $shown }份方案中的份额。
figure-sheet-note = 注：
figure-slopes-no-lead-depends-on = 牵头不随口径而变。
figure-slopes-median = 中位数
figure-slopes-share-tasks-with-lead = 有牵头的任务占比
figure-slopes-title = 牵头随口径的变化
figure-slopes-reading = 三种口径下的牵头：字面（写明“牵头”或只列一个部门）、共同（凡负责者都算）、首位（未写“牵头”时取第一个负责部门）。
figure-slopes-alt = 三种口径下的牵头。
figure-together-no-two-bodies-share = 没有一对部门同列一项任务，或任务太少，无从检验。
figure-together-across-share-tasks-shared = 横轴：按随机分派预期同列的任务占比　纵轴：实际同列的任务占比
figure-together-pairs-above-chance = { $n }对部门，显著偏多的{ $heavy }对
figure-together-and = { $name }与{ $name2 }
figure-together-tasks-expected = { $tasks }项，预期{ $expected }
figure-together-title = 各对部门实际与预期同列的任务
figure-together-reading = 一点为一对部门：实际同列的任务占比，与各部门任务数、各任务部门数都不变的随机方案相比；虚线上两者相等，深色点为校正后显著偏多（q≤0.05）。
figure-together-alt = 各对部门实际与预期同列的任务，显著偏多的{ $heavy }对。
figure-upset-led-jointly-by-two = 两个以上主体共同牵头
figure-upset-led-by-one-body = 单独牵头
figure-upset-tasks-led = 牵头任务数
figure-upset-tasks = 任务数
figure-upset-more-sets-not-drawn = 另有{ $hidden }种组合未画出。
figure-upset-title = { $p }由哪些主体共同牵头
figure-upset-notes = 每列为恰由所标主体牵头的任务（互斥组合）；左侧条为该主体牵头的全部任务。n＝{ $tasks }项有牵头的任务、{ $sets }种组合，共同牵头{ $joint }项；{ $rule }。
figure-upset-alt = { $p }牵头主体的组合：{ $tasks }项任务有牵头，其中{ $joint }项由多个主体共同牵头。
figure-web-tasks = 任务（{ $tasks }项）
figure-web-bodies = 责任主体（{ $bodies }个）
figure-web-title = { $p }任务与责任主体的联系
figure-web-notes = 左列按文件顺序，右列按连线交叉最少排列（交叉{ $after }处，按出现顺序为{ $before }处）；主体后数字为责任数。n＝{ $t }项任务、{ $a }个主体、{ $n }条责任。
figure-web-alt = { $p }：{ $t }项任务与{ $a }个责任主体之间的{ $n }条连线。
figure-load-notes = 条长为责任数，条末数字为任务数；n＝{ $tasks }项任务、{ $agencies }个主体、{ $assignments }条责任，其中未列尽（“等”“有关部门”）{ $open }项。属地主体单列于下。
figure-across-left-out = 版面所限，另有{ $n }个{ $of ->
    [functions] 职能
   *[themes] 主题
}未画出。
figure-owners-group = { $of ->
    [led] 有牵头
    [not-led] 没有牵头
    [both] 两份方案都有牵头
    [neither] 两份方案都没有牵头
    [only] 只有{ $plan }有牵头
    [all] 各方案都有牵头
    [some] 有的方案有牵头
   *[none] 没有一份方案有牵头
}：{ $n }个
figure-continued = { $name }（续）
figure-part-of = { $title }（{ $part }/{ $total }）
figure-heat-no-pairs = { $n }个主体中没有两个共同承担任务，无网络可画。
figure-heat-few-pairs = { $n }个主体中只有{ $k }对共同承担任务（{ $pairs }），不足以成网。
figure-tasks = { $n }项任务
figure-network-modularity = { $tested ->
    [yes] 模块度{ $q }（零模型p＝{ $p }）。
   *[no] 模块度{ $q }。
}
figure-network-cluster-no = 集群{ $n }{ $stability }
figure-web-lead = 牵头（颜色随牵头主体）
figure-web-left-out = 另有责任较少的{ $n }个主体未画出。
figure-upset-no-leads = 按本口径，本方案没有任何任务有牵头主体。
figure-upset-alone = 没有两个以上主体共同牵头的任务：有牵头的{ $n }项各由一个主体牵头。
figure-leads-reading = 各方案任务按有无牵头分（{ $rule }）：写明“牵头”的、未写但按口径计为牵头的、没有牵头的；右为有牵头的占比。
figure-source = 来源：{ $sources }。
figure-source-entry = { $form ->
    [title] { $city }《{ $title }》
   *[city] { $plan }
}{ $annex ->
    [0] {""}
   *[other] 附件{ $annex }
}{ $number ->
    [none] {""}
   *[other] ，{ $number }
}（{ $file }）

ownership-legend =
    .led = 有牵头
    .shared = 共同负责、无牵头
    .local-only = 仅属地
    .unnamed = 仅“有关部门”等
    .absent = 无任务
rule-short =
    .literal = 字面
    .joint-lead = 共同
    .first-lead = 首位
duty-letter =
    .lead = 牵
    .responsible = 负
    .participate = 参
    .support = 配
    .implement = 落
duty-on-figure =
    .lead = 牵头
    .responsible = 负责
    .participate = 参加
    .support = 配合
    .implement = 落实
figure-pairs-across-title = 哪些部门在多少方案中同列
figure-pairs-across-reading = n＝{ $plans }个方案；条长为两个职能至少同列一项任务的方案数，深色为同列显著偏多（校正后）的方案数。{ $more ->
    [0] {""}
   *[other] 另有{ $more }对未画。
}
figure-pairs-across-alt = 各对职能同列的方案数，{ $significant }对在某个方案中显著偏多。
figure-pairs-across-significant = 同列显著偏多的方案
figure-pairs-across-together = 同列的方案
figure-matched-group = { $outcome }：{ $n }对
