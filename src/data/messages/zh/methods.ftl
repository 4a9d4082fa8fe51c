# 方法与局限。

methods-comparison-texts-compared-measure-by = 方案之间逐条举措比对文本{ $linder }：少见的词权重大，套话权重小，短任务可与长任务中的一句相合；“相同”指同一举措而措辞相同或几近相同，“相近”指同一举措换了说法或其中一项特例；列为“同主题”的只是有所相通，其中最不相像的，十对里仍有一对其实是同一举措。换了说法的由语义判断：条文的语义向量是字与字对的固定向量之和，按句子编码器的向量拟合；远近以两个方案各自最近的几条为准（CSLS），不取绝对值；两个方案整体相距越远（不属同一领域），评分减得越多；两项任务各自的词与对方最相近的词相合多少、共有的二字串也计入。评分是相近或相同的概率，权重由人工评定的十一对方案（六对已公布，五对自拟）拟合；按领域逐一留出，“相近”及以上的 F1 各对平均 0.82，养老以外四对已公布的为 0.74；与编码本无关。分工对照只用一一对应且至少相近的任务。
methods-comparison-sets-bodies-compared-by = 主体集合的一致程度用杰卡德系数和 MASI { $masi }衡量，不足 10 对时不给。
methods-comparison-dissimilarity-ties-split-over = 共事关系的相异度{ $poisot }按同一分母分解为主体更替与搭配改变两部分{ $fruend }；把一个方案的任务随机分成两半，两半的相异度作为尺度（100次平均），它不是检验。
methods-comparison-functions-that-busy-one = 忙的职能在两个方案中往往都忙，共事强度因此相关，置换职能的 QAP 检验{ $qap }会把它判为显著；这里先从共事强度中减去保持各职能任务数与各任务主体数的随机方案{ $swaps }的均值，再求相关，p 值由这样的随机方案成对得出。
methods-comparison-differences-load-shares-tested = 负载份额之差是否超出偶然，由把两个方案的任务随机重分给二者（各自任务数不变）检验；差的 95% 区间只在两边都有 15 项以上任务、该职能在两边各有 8 项以上时给出。
methods-comparison-partitions-compared-by-adjusted = 集群划分用调整兰德指数比较{ $ari }。
methods-comparison-policy-instruments-18-supply = 政策工具（18种，分供给、环境、需求三面，Rothwell 与 Zegveld 1985）逐条举措归类：先看关键词，没有关键词的归入语义上最近的工具。结果在 tables/instruments.csv 等表中。两个方案某类工具的份额是否不同，用把任务重新随机分给两方来检验。
methods-comparison-themes-come-from-codebook = 主题由编码本（{ $n }个主题）逐条举措归类，一项任务可属多个主题。归属分为有牵头、共同负责、仅属地、未点名和没有任务五等，后两等为无主。
methods-comparison-kinds = 方案按主题由谁牵头分类：两个方案都有牵头的主题，其牵头职能的差异（1 减杰卡德系数）取平均，并向全体均值收缩；平均连接聚类，取平均轮廓系数{ $silhouette }最大的类数（2至6类）{ $draws ->
    [0] {""}
   *[other] ，与每个主题的牵头在各方案之间随机对调{ $draws }次所得的最大轮廓系数对照
}。
methods-comparison-joint-responsibility-without-lead = 只有共同负责而无牵头的，是“多手问题”{ $hands }：参与者越多，越难说清由谁负责，但不等于无人负责。
methods-limits-this-report-reads-what = 本报告只看文件怎么写：它说明规定由谁做，不说明实际由谁做、做得怎样。责任以条数计，一条责任的轻重不同，条数不代表工作量。
methods-limits-tasks-have-open-list = 有{ $open }项任务（{ $share }）的主体没有列尽（“等”“有关部门”），相关部门的条数与共事关系会被低估。
methods-limits-bodies-not-registry-they = { $all }个主体名称中有{ $unknown }个不在名录里，照原样保留，跨城市比较时不能与别的名称对应（见“待核”）。
methods-limits-plans-have-few-tasks = 方案的任务不多，检验力有限：一对部门要有几项共同任务才可能显著，由两者的任务数和各任务的主体数决定，逐对列在表中；成对的结果宜看观察值与预期值之比，不显著不等于无关。
methods-limits-same-words-often-come = 措辞相同往往出自共同的上位文件，本次以{ $plan }为第三文本对照；仍不能由此断定一方抄自另一方。
methods-limits-same-words-often-come-2 = 措辞相同往往出自共同的上位文件，本次没有给出上位文件作第三文本，不能由重叠断定一方抄自另一方。
methods-limits-codebook-covers-tasks-beyond = 编码本覆盖{ $all }项任务中的{ $coded }项（{ $share }）；没有覆盖到的地方，“没有任务”可能只是编码本没有问到。
methods-limits-there-one-plan-only = 只有一个方案，没有比较对象，各项数字高低只能与随机对照相比。
methods-material-load-body-number-tasks = 各主体的负担以所列任务的条数计，并以每项任务记 1、由所列主体均摊的折算负载对照。集中程度用基尼系数（小样本形式）、赫芬达尔指数及其倒数（有效主体数）和前三位占比衡量，一条责任也没有的主体不在其列，从未牵头的主体在牵头的集中度中计为零。
methods-material-95-intervals-concentration-come = 集中程度的 95% 区间由逐一去掉任务的刀切法{ $jackknife }得到（基尼系数取该文校正量的一半），估计的是同样来源、同样任务数的方案的平均值；少于 15 项任务时不给区间，条数不给区间。{ $draws ->
    [0] {""}
   *[other] 对照范围由随机分派{ $draws }次得到：责任在所列主体之间随机分派，每项任务的主体数不变，每个主体至少一项；牵头在每项任务自己的主体中随机指定。是否不同于随机分派按基尼系数检验。
}共同牵头的一项由各方均分。二部网络的中心性按二部网络的最大值标准化{ $norms }。
methods-material-specialisation-bodies-themes-d = 各主体的主题专门化程度 d′ 与 H2′ { $bluethgen }列于数据表{ $draws ->
    [0] {""}
   *[other] ，H2′ 的对照是把主题在任务之间随机调换
}。
methods-material-seed-all-random-parts = 随机部分的种子为{ $seed }{ $draws ->
    [0] {""}
   *[other] ，重抽样{ $resamples }次，零模型抽取{ $draws }次（未能判定时加抽）
}；同样的输入与参数给出同样的结果，参数与输入文件的校验值见 run.json。
methods-network-two-bodies-on-one = 两个部门同列一项任务即为共事，一项任务的权重由其余主体均分（1/(k−1)）{ $newman }，以免所列主体众多的任务左右结果；属地政府不入网络。
methods-network-whether-ties-exceed-chance = 共事是否超出偶然，与保持各主体任务数和各任务主体数不变的随机方案相比。一对主体的共同任务数有可以直接算出的分布：两主体的任务数和每项任务的主体数固定，其余主体的任务数在均值上固定，每项任务的主体按条件伯努利抽取{ $law }；这样的 p 不靠抽样，不随种子变化，比四边都固定的抽样略大。只检验边际允许其显著的对{ $passable }。不用超几何检验，因为它假定各任务同样开放，在有全员任务的方案中会大量误报。
methods-network-partition-clusters-core-found = 划分、集群与核心要经搜索得出，因此与抽取的随机方案相比（curveball 交换{ $swaps }，多条链各自起步，两次抽取之间每行参与二十次交换），随机方案与原方案同样搜索；p 明显较大时停止抽取{ $sequential }，至多抽取{ $most }个。p 附99.9%区间{ $interval }，区间跨过界限的写作“未能断定”。
methods-network-report-makes-tests-families = 本报告的检验共{ $families }组{ $tests }个，一并校正：每组（一个问题对一个方案或一对方案）以 Simes 法得一个 p，对各组作 Benjamini–Hochberg 校正，选中的组内再作校正{ $correction }，错误发现率5%。表中 q 是校正后的 p，“结论”据此而定。
methods-network-stochastic-degree-sequence-model = 另以随机度序列模型（SDSM，边的概率取自二部构型模型{ $sdsm }，尾概率精确计算）对照，它偏于保守而结果相近{ $close }。
methods-network-clusters-consensus-leiden-runs = 集群由 Leiden 算法{ $leiden }以不同种子多次搜索后取共识{ $consensus }；每个集群问的是：是否含有超出随机的一组主体（列出是哪些成员、哪些任务），与每个随机方案中最强的一组相比。
methods-network-stability-mean-jaccard-coefficient = 集群的稳定性为对任务重抽样后与最接近集群的平均杰卡德系数{ $hennig }，只比两边都抽到的主体；0.55以上为稳定，界限由模拟得出：没有结构的方案里，有集群被称为稳定的不到5%。只评自身检验明显显著的集群；共同任务少于三项或只有一个集群的不评。
methods-network-who-leads-more-or = 谁牵头多于或少于参与机会：每项任务的牵头在它自己的主体中等可能分派，一个主体的牵头数即为泊松二项分布，双侧精确检验；谁牵头谁、是否轮流，则固定各主体的牵头数和各任务的牵头数。
methods-network-bodies-tasks-also-grouped = 另以二部模块度{ $barber }对主体与任务同时分群，作为对照。
methods-network-core-periphery-measured-by = 核心—边缘结构以与理想型的相关系数衡量{ $core }，并与随机方案的同一系数对照，因为任务数悬殊本身就会造成好的拟合。
methods-material-documents = 材料是{ $files }个文件中的{ $plans }个任务分工方案，共{ $tasks }项任务、{ $links }条责任。每条责任由任务、责任主体和原文措辞（牵头、负责、参加、配合、属地落实）组成，都可回到原句及其在文件中的位置。部门按职能对应，使不同城市的同类部门可以比较；名录中没有的名称照原样保留。
methods-material-rule = { $convention ->
    [joint-lead] 写明牵头的和所有写“负责”的，都计为牵头
    [first-lead] 写明牵头的计为牵头；责任句没有牵头时，以排在第一位的负责单位为牵头
   *[literal] 写明牵头的，以及责任句中唯一的部门且名单已列尽的，计为牵头
}
methods-material-roles = 从措辞到角色采用{ $convention }：{ $rule }；参加为参与；配合与属地落实为支持。凡与角色有关的结果另按{ $first }和{ $second }复核（依次为：{ $first_rule }；{ $second_rule }），不因口径而变的才作为稳健的结论。
methods-limits-bounds = 未列出者从全无到全有，下列数字在两数之间：{ $bounds }。
methods-limits-bound = { $of ->
    [no-lead] 没有牵头的任务
   *[single-body] 只有一个主体的任务
}{ $low }–{ $high }项
methods-limits-bound-tasks = { $body }的任务{ $low }–{ $high }项
methods-limits-bounds-of = { $bounds }（{ $plan }）
methods-limits-places = { $plans }个方案来自{ $places }个地方，彼此的差异不能推及其他城市；同一城市的几个方案并不独立，未作相加。
