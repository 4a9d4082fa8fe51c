# 中文。一条消息一个编号；花括号里是参数，类型由程序给定（数、份额、方案、职能、主题）。
# 选择形式的词（none、some、half、most、all 等）由程序按数值给出，译者只需写出各种说法。

## 称谓与连接

list-more = { $first }、{ $next }
list-end = { $first }、{ $next }
list-end-apart = { $first }、{ $next }
clause-more = { $first }，{ $next }
clause-end = { $first }，{ $next }
run-more = { $first }；{ $next }
run = { $parts }
heading = { $text }
plans-all = 各方案
plans-some = { $count }个方案
names-and-others = { $names }等
departments = { $names }部门
bodies = { $names }
task = 第{ $no }项
convention = { $convention ->
    [joint-lead] 共同牵头口径
    [first-lead] 首位牵头口径
   *[literal] 字面口径
}
variant = { $variant ->
    [all] 全部任务
    [certain] 去掉存疑任务
    [newman] Newman 权重
    [count] 共同任务数
    [jaccard] 杰卡德系数
    [cosine] 余弦
    [resource-allocation] 资源分配权重
    [without-everybody] 去掉全员任务
   *[other] { $variant }
}

## 方案的名称：先用哪一种区别（kind 文种与年份，annex 附件号）

plan-name-order = kind
place-state = 国家
plan-name-state = 国家方案
plan-name-title = 《{ $title }》
plan-name-kind = { $place }{ $kind }
plan-name-year-kind = { $place }{ $year }年{ $kind }
plan-name-annex = { $place }附件{ $annex }
plan-name-subject = { $place }《{ $title }》
document-kind = { $kind ->
    [assignment-plan] 分工方案
    [assignment-table] 分工表
    [task-list] 任务清单
    [duty-list] 责任清单
    [action-plan] 行动计划
    [implementation-plan] 实施方案
    [work-plan] 工作方案
    [key-points] 工作要点
    [opinions] 意见
    [measures] 措施
    [long-term-plan] 规划
    [rules] 办法
    [regulations] 条例
    [notice] 通知
   *[plan] 方案
}

## 章节

topic-load = 谁承担得多
topic-leads = 谁牵头
topic-partners = 谁与谁共事
topic-overlap = 做什么相同、由谁做
topic-themes = 哪些事无人牵头
topic-instruments = 用什么政策工具
topic-headline = 要点
topic-unsaid = 未写的结论
robust = { $robust ->
    [all] 三种口径都成立
   *[depends] 随口径而变
}
byline-plan = { $plan }：《{ $title }》
unsaid-entry = { $what }：{ $reason }

## 第一屏

compared = { $form ->
    [one] 本报告分析的是{ $each }
   *[several] 比较的是{ $each }的任务分工
}{ $slices ->
    [some] ，另有{ $sliced }
   *[none] {""}
}。
compared-part = { $plan }（{ $tasks }项任务）
compared-slice = { $plan }（{ $tasks }项，是{ $master }的部分安排）
compared-many = 比较的是{ $plans }个方案、{ $tasks }项任务的分工{ $slices ->
    [some] ；另有{ $parts }个方案是其中同一地方方案的部分安排，不重复计入
   *[none] {""}
}。
headline = { $parts }。

## 谁承担得多

load-title-same = { $plans ->
    [one] 列入任务最多的是{ $bodies }
   *[several] 列入任务最多的都是{ $bodies }
}
load-title-each = 列入任务最多的，{ $each }
load-title-part = { $plan }是{ $bodies }
load-title-level-all = { $plans }都没有哪个职能突出
load-title-level = { $plan }有{ $count }个职能并列，没有哪个突出
load-both = 同时列了{ $functions }的任务，{ $each }。
tasks-part = { $plan }{ $all }项中有{ $tasks }项（{ $share }）
load-top = 列入任务最多的，{ $each }。
load-top-part = { $plans ->
    [one] 是{ $bodies }
   *[several] { $plan }是{ $bodies }
}（{ $form ->
    [several] 各{ $tasks }项
   *[one] { $tasks }项
}，占{ $all }项的{ $share }）
load-top-level-part = { $plans ->
    [one] 是并列的{ $count }个职能
   *[several] { $plan }是并列的{ $count }个职能
}（各{ $tasks }项，占{ $all }项的{ $share }）
load-next = 再往下，{ $each }。
load-next-part = { $plans ->
    [one] 是{ $functions }
   *[several] { $plan }是{ $functions }
}（{ $form ->
    [several] 各{ $tasks }项
   *[one] { $tasks }项
}）
load-only = { $each }。
load-only-part = { $functions }{ $form ->
    [some] { $count }个职能
   *[all] {""}
}只见于{ $plan }
load-once = { $all }个职能中，{ $once }个只列入一项任务。
load-top-many = { $form ->
    [several] { $bodies }各在
   *[one] { $bodies }在
}{ $all }个方案中的{ $plans }个里列入任务最多。
load-everywhere = { $all }个方案都列了{ $functions }{ $form ->
    [some] { $count }个职能
   *[all] {""}
}。
load-breadth = 一个方案列入的职能少则{ $least }个，多则{ $most }个（不计属地政府）。

## 谁牵头

title-each = { $each }
leads-title-part = { $degree ->
    [most] { $plans }九成以上任务有牵头部门
    [half] { $plans }过半任务有牵头部门
   *[some] { $plans }有牵头部门的任务占{ $share }
}
leads-title-all = { $plans }每项任务都有牵头部门
leads-title-nobody = { $plans }没有写明由谁负责
leads-title-unwritten = { $plans }没有写明由谁牵头
leads-each = { $each }。
leads-part = { $form ->
    [nobody] { $plan }{ $all }项任务都没有写明由谁负责
    [none] { $plan }{ $all }项任务没有一项有牵头
    [rule] { $plan }{ $all }项任务中{ $led }项（{ $share }）按口径计有牵头，没有一项写明“牵头”
    [all] { $plan }{ $all }项任务每项都写明“牵头”
    [words] { $plan }{ $all }项任务中{ $led }项（{ $share }）有牵头，都写明“牵头”
   *[mixed] { $plan }{ $all }项任务中{ $led }项（{ $share }）有牵头，写明“牵头”的{ $word }项
}
leads-kinds = 按主题由谁牵头看，{ $plans }个方案分成{ $kinds }类，类内比随机对调更一致；最大的两类各有{ $first }个和{ $second }个方案，差别最大的是{ $theme }：前一类{ $led-first }个方案中{ $by-first }个由{ $function }牵头，后一类{ $led-second }个中{ $by-second }个。
leads-most = 牵头最多的，{ $each }。
leads-most-part = { $plans ->
    [one] 是{ $bodies }
   *[several] { $plan }是{ $bodies }
}（{ $form ->
    [several] 各{ $led }项
   *[one] { $led }项
}）
leads-first-none = 若把排在第一位的负责部门算作牵头，{ $plans }便没有一项任务缺牵头：差别在写法。
leads-first = 若把排在第一位的负责部门算作牵头，{ $each }。
leads-first-part = { $degree ->
    [none] { $plan }便没有一项任务缺牵头
   *[other] { $plan }仍有{ $share }的任务缺牵头
}
leads-spread = 各方案有牵头的任务占比从{ $least }到{ $most }，中位数{ $median }{ $form ->
    [some] ；{ $none }个方案没有任何任务有牵头{ $bodies ->
        [lacking] （其中{ $bare }个没有写责任主体）
       *[named] {""}
    }
   *[all] {""}
}。
leads-beyond = 牵头显著偏离参与机会的，{ $each }。
leads-beyond-part = { $plans ->
    [one] {""}
   *[several] { $plan }
}{ $functions }牵头{ $led }项，显著{ $form ->
    [more] 多
   *[less] 少
}于随机（在牵头可有不同主体的{ $all }项任务里，各主体等可能牵头时应为{ $expected }项）
leads-beyond-many = { $all }个方案中{ $plans }个有牵头显著多于或少于随机的部门（与所在任务由各主体等可能牵头相比）。
leads-most-many = { $form ->
    [several] { $bodies }各在
   *[one] { $bodies }在
}{ $all }个方案中的{ $plans }个里牵头过任务，为各职能之首。
leads-first-many = 若把排在第一位的负责部门算作牵头，{ $all }个方案{ $form ->
    [all] 便都没有一项任务缺牵头
   *[some] 中{ $none }个便没有一项任务缺牵头
}。

## 谁与谁共事

together = { $functions }同列最多：{ $each }。
together-part = { $plan }{ $all }项中{ $tasks }项（{ $share }）
together-own = 同列最多的，{ $each }。
together-own-part = { $plans ->
    [one] 是{ $functions }
   *[several] { $plan }是{ $functions }
}（{ $all }项中{ $tasks }项，{ $share }）
together-title = { $functions }同列最多
ties-none-title = 没有一对部门的共同任务显著多于随机方案{ $form ->
    [open] ，{ $open }对未能断定
   *[none] {""}
}
ties-none = { $plans ->
    [one] 没有一对部门的共同任务显著多于随机方案
   *[several] 各方案中没有一对部门的共同任务显著多于随机方案
}{ $form ->
    [open] ，另有{ $open }对因随机方案抽到上限而未能断定
   *[none] {""}
}；不显著不等于无关。
ties-some = 共同任务显著多于随机方案的，{ $each }。
ties-part = { $plan }{ $all }对中有{ $significant }对
ties-many = { $all }个方案中{ $plans }个有共同任务显著多于随机方案的部门对。
arcs-some = 牵头与参与的搭配显著多于随机的，{ $each }。
arcs-part = { $plans ->
    [one] {""}
   *[several] { $plan }
}{ $lead }牵头、{ $supporter }参与的有{ $tasks }项（随机为{ $expected }项）
arcs-many = { $all }个方案中{ $plans }个有显著多于随机的牵头与参与搭配。
clusters-sound = { $plan }有{ $count }个稳定的集群含有超出随机的一组部门：{ $functions }，同列在{ $tasks }项任务上。

## 做什么相同、由谁做

overlap-title = { $a }{ $share-a }的举措在{ $b }有对应，{ $b }{ $share-b }的举措在{ $a }有对应
overlap-title-leads = 没有一对任务两边都有牵头
overlap-covered = { $a }{ $measures-a }条举措中{ $found-a }条（{ $share-a }）在{ $b }有相同或相近的对应，{ $b }{ $measures-b }条中{ $found-b }条（{ $share-b }）在{ $a }有对应。
overlap-leads = 一一对应的{ $pairs }对任务中，{ $each }。
leads-same-part = { $pairs }对牵头相同
leads-partly-part = { $pairs }对牵头部分相同
leads-moved-part = { $pairs }对牵头换了部门
leads-only-part = { $pairs }对只有{ $plan }有牵头
leads-nowhere-part = { $pairs }对两边都没有牵头
overlap-bodies = { $all }对任务所列的部门平均重合{ $agreement }，{ $form ->
    [none] 没有一对完全相同
   *[some] { $same }对完全相同
}。
overlap-nothing = { $a }与{ $b }没有相同或相近的举措。
overlap-nearest = { $form ->
    [ranked] 在各有五条以上举措的方案中，
   *[all] {""}
}举措重合最多的是{ $a }与{ $b }：前者{ $share-a }、后者{ $share-b }的举措在对方有对应。
overlap-apart = { $pairs ->
    [chosen] 方案较多，只在有共同语句的方案之间比较；这样选出的
   *[all] 两两比较的
}{ $all }对方案{ $form ->
    [none] 都有相同或相近的举措
   *[some] 中，{ $none }对没有相同或相近的举措
}。
overlap-copied = 有{ $families }项任务在两个以上的方案里措辞相同或几近相同；见于最多方案的一项（{ $first }{ $no }“{ $task }”）在{ $plans }个方案里{ $form ->
    [dated] ，以这一份为最早（{ $year }年）
   *[undated] {""}
}。谁取自谁，文本不能说明。
overlap-scheduled = { $slice }{ $all }项任务中{ $found }项见于{ $master }，安排了后者{ $whole }项中的{ $scheduled }项（{ $share }）。

## 哪些事无人牵头

themes-title = { $each }
themes-title-part = { $degree ->
    [none] { $plan }没有一个主题有牵头
   *[other] { $plan }{ $led }个主题有牵头
}
themes-owned = 编码本的{ $themes }个主题中，{ $each }。
themes-part = { $plan }{ $each }
themes-count = { $form ->
    [led] { $themes }个有牵头
    [shared] { $themes }个只写共同负责
    [local-only] { $themes }个只由属地政府承担
    [unnamed] { $themes }个没有点名
   *[absent] { $themes }个没有任务
}
themes-led-nowhere = { $names }{ $more ->
    [some] { $count }个主题
   *[all] （{ $count }个主题）
}{ $form ->
    [one] 有任务而没有牵头
    [named] 在{ $plans }有任务而没有牵头
   *[several] 在各方案中都没有牵头
}。
instruments-most = 在写明工具的举措中，{ $each }。
instruments-most-all = 在写明工具的举措中，用得最多的都是{ $names }：{ $each }。
instruments-most-of = { $plan }{ $form ->
    [several] 各{ $share }
   *[one] { $share }
}
instruments-most-part = { $plan }用得最多的是{ $names }（{ $form ->
    [several] 各{ $share }
   *[one] { $share }
}）
instruments-differ = 两个方案所用的政策工具显著不同：{ $each }。
instruments-differ-part = { $names }在{ $a }占已编码举措的{ $share-a }，在{ $b }占{ $share-b }
instruments-led-nowhere = { $names }{ $more ->
    [some] { $count }类政策工具
   *[all] （{ $count }类政策工具）
}{ $form ->
    [one] 有任务而没有牵头
    [named] 在{ $plans }有任务而没有牵头
   *[several] 在各方案中都没有牵头
}。
themes-slice = { $plan }安排了{ $had }个主题，其中{ $led }个有牵头。
themes-owned-many = 编码本的{ $themes }个主题，在所覆盖的{ $plans }个方案中有牵头的少则{ $least }个，多则{ $most }个，中位数{ $median }个。
themes-usual = { $count }个主题有通常的牵头（在五个以上有牵头的方案里，过半由同一职能牵头），如{ $theme }：{ $led }个方案中{ $usual }个由{ $function }牵头{ $form ->
    [none] {""}
   *[some] ；这些主题由别的职能牵头的共{ $departing }处
}。
themes-absent-many = { $names }在所覆盖的{ $plans }个方案中{ $form ->
    [all] 都没有任务
   *[some] 有{ $count }个没有任务
}。
gaps = { $all }项任务中，{ $each }。
gaps-all = { $all }项任务都{ $form ->
    [nobody] 没有写责任主体
    [only-open] 只写“有关部门”之类
   *[only-territorial] 只由属地政府承担
}。
gaps-part = { $form ->
    [nobody] { $tasks }项没有写责任主体
    [only-open] { $tasks }项只写“有关部门”之类
   *[only-territorial] { $tasks }项只由属地政府承担
}
gaps-none = { $all }项任务都写了责任主体，没有一项只写“有关部门”或只由属地政府承担。

## 未写的结论

unsaid-kinds = 方案分成哪几类
unsaid-kinds-why = 按主题由谁牵头看，各方案不成类：类内不比类间明显更近，或并不比随机对调更近。
unsaid-kinds-open = 抽取到上限仍不能断定。
unsaid-each = 各方案自己的集群、联系、角色与口径检验
unsaid-each-why = 方案太多，只并列比较；要逐个看，用 --plans 点名，或用 --every-plan。
unsaid-small = 任务太少的方案的份额与联系
unsaid-small-why = { $plans }不足5项任务。
unsaid-leads = 谁牵头
unsaid-leads-why = { $plans }没有一项任务有牵头，无从比较。
unsaid-ties = 哪一对部门联系特别紧
unsaid-ties-why = { $plans }中校正后没有一对显著。
unsaid-ties-open = { $plans }中随机方案抽到上限，仍有部门对不能断定是否显著。
unsaid-ties-untested = 按{ $plans }中各部门的任务数和各任务的主体数，这一检验不能使任何一对显著。
unsaid-clusters = 部门分成哪几群
unsaid-clusters-why = { $plans }没有一个集群既稳定，又含有校正后超出随机、落在三项以上任务上的一组部门。
unsaid-clusters-open = { $plans }中随机方案抽到上限，仍有集群不能断定是否超出随机。
unsaid-core = 哪些部门是核心
unsaid-core-why = { $plans }中，任务数悬殊本身就会造成同样的拟合。
unsaid-core-open = { $plans }中随机方案抽到上限，仍不能断定是否超出随机。
unsaid-moved = 牵头是否换了部门
unsaid-moved-why = { $pairs }对任务中没有一对两边都有牵头，无从比较。
unsaid-borrowed = 谁借鉴了谁
unsaid-borrowed-why = 相同的措辞可能出自共同的上位文件，本次没有给出上位文件（--upper）。
unsaid-borrowed-above = 相同的措辞可能出自共同的上位文件；{ $plan }可作第三文本：--upper { $id }。
unsaid-themes = 主题归谁
unsaid-themes-why = 对{ $plans }来说，编码本属于别的领域：它覆盖的举措不到一半，或它所属领域的词见于不到一半的任务。可用 themes --propose 文件 从文本草拟编码本。
unsaid-themes-none = 没有属于这些方案的领域、又覆盖半数以上举措的编码本。可用 --codebook 指定，或用 themes --propose 文件 从文本起草。
unsaid-themes-many = { $form ->
    [all] 对各方案
    [named] 对{ $plans }
   *[some] 对{ $plans }等{ $count }个方案
}来说，编码本属于别的领域：它覆盖的举措不到一半，或它所属领域的词见于不到一半的任务。可用 themes --propose 文件 从文本草拟编码本。
unsaid-instruments = 举措用的是哪些政策工具
unsaid-instruments-why = { $form ->
    [few] { $plans }
   *[many] { $plans }等{ $count }个方案
}能按政策工具归类的举措不到一半：许多只写目标，或措辞为编码本所不知。份额见 tables/instruments.csv。
unsaid-instruments-differ = 两个方案的政策工具是否不同
unsaid-instruments-alike = 校正后没有一类工具的份额之差显著大于把任务随机分给两个方案时的差；不显著不等于相同，份额见 tables/instruments-compared.csv。
unsaid-instruments-open = 抽取到上限仍不能断定；份额见 tables/instruments-compared.csv。
unsaid-instruments-few = 没有一类工具可以检验：涉及的任务太少，或没有抽取随机分配。
unsaid-sums = 同一地方几个方案的合计
unsaid-sums-why = { $slice }是{ $master }的部分安排，相加会重复计数。

## 稳健性

tried-load = 任务最多的部门
tried-no-lead = 没有牵头的任务
tried-lead = 牵头最多的部门
tried-functions = { $functions }
tried-level = 并列的{ $count }个职能
tried-nobody = 没有
tried-tasks = { $all }项中{ $tasks }项

## 读入

mistyped-command = 没有 { $word } 这个文件或文件夹，也没有这个命令；要用的是 fengong { $command } 吗？什么也没有写出
option-unknown = 错误: 没有选项 { $arg }；用 --help 查看全部选项
option-command = 错误: 没有命令 { $arg }；用 --help 查看全部命令
option-malformed = 错误: 选项 { $arg } 读不懂 { $value }，请看 --help 里该选项的写法
option-value = 错误: 选项 { $arg } 不能取 { $value }；可取的值：{ $valid }
option-missing = 错误: 还缺必需的参数 { $arg }
option-conflict = 错误: { $arg } 不能与其他选项同用
option-other = 错误: 命令行有误；用 --help 查看用法
check-group = { $code }：同类还有{ $count }处
check-more = ……另有{ $count }处，用 --format csv 看全部

## 结论的稳健性（表）

finding = { $finding ->
    [top-lead] 牵头任务最多的主体
    [top3-lead] 牵头任务最多的三个主体（并列者一并列出）
    [no-lead-share] 没有牵头单位的任务占比
    [co-lead-share] 两个以上单位牵头的任务占比
    [lead-gini] 牵头集中度（基尼系数）
    [top-load] 任务最多的部门（不计属地政府）
    [load-gini] 任务集中度（基尼系数）
    [clusters] 集群个数（两个主体以上）
    [partition] 集群划分与默认口径的一致程度（调整兰德指数）
   *[other] { $finding }
}
unsaid-compared = 各方案在哪些事上相同
unsaid-compared-why = 各方案没有共用的成段文字；方案多于{ $few }份时，只比较共用成段文字的。

unsaid-compared-upper = 除作第三文本的上位方案外只有一个方案，没有可比较的一对。
