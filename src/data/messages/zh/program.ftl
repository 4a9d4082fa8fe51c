# 命令行程序的话：说明、失败、提示。

program-folder-lies-outside-output-folder = { $name }：在输出文件夹 { $folder } 之外，未写；请移走指向外面的链接，或用 -o 换一个位置
program-input-no-file-it-that = { $name }：文件夹里没有可读的文件（txt、docx、xlsx、html、pdf 等）
program-input-holds-results-this-program = { $folder } 中是本程序写出的结果，不作输入
program-input-folders-nested-more-than = { $name }：文件夹嵌套超过 { $n } 层，其中的文件没有读；请直接指明这个文件夹
program-input-not-manifest = { $name }：方案说明文件有误：{ $e }
program-owned-it-input-not-written = { $name }：这是输入文件，不能写在它上面；请用 -o 换一个名称
program-session-no-input-name-file = 没有给出输入：请写上文件或文件夹，例如 fengong extract seeds
program-session-there-no-plan-there = 没有编号为 `{ $id }` 的方案；现有：{ $known }
program-session-places-need-look-see = 有{ $n }处待核，用 fengong check 查看
program-session-no-plan-work-on = 没有可用的方案，什么也没有写出
program-session-none-files-holds-task = 读了{ $files }个文件，没有一个含有任务与责任单位；用 fengong check 看看每个文件读出了什么
program-no-task = 没有找到任务与责任单位
program-no-task-hint = 要有表格的责任单位列，或段落后的“（责任单位：…）”
program-no-table = 没有这张表：{ $name }
program-no-network = 没有这种网络：{ $kind }
program-staging-another-fengong-writing-there = 另一个 fengong 正在写这个位置，等它写完……
program-agree-two-tables-share-no = 两张表没有相同编号的任务，无法比较；请确认出自同样的文件
program-analyses-comparison-needs-two-plans = 比较需要至少两个方案，这里只有一个
program-analyses-counted-only = { $plans }个方案：只列出各方案数得出的；区间、零模型带、抽样检验与稳定性没有做（单元格为空）：用 --plans A,B 点名，或用 --every-plan 全部逐个分析
program-analyses-plans-make-pairs-compared = { $plans } 个方案可组成 { $all } 对，比较了共用成段文字最多的 { $compared } 对；要比较别的，用 --plans A,B 指名
program-check-errors-warnings-notes = 错误{ $errors }处，待核{ $warnings }处，说明{ $notes }处（{ $codes }）
program-explain-no-task-body-or = 没有叫 `{ $what }` 的任务、责任主体或主题；任务写编号如 plan/8，主体写名称如 民政局，主题写编码本中的名称
program-extract-no-workbook = 无法生成工作簿：{ $e }
program-graph-nodes-n1-n2-with = 节点写作 n1、n2……：加 -o 文件名.dl，对照表会写在旁边的 文件名.dl-key.csv
program-graph-several-plans-this-choose = 有多个方案，这里画的是 { $first }；用 --plans 选别的
program-graph-graph-overlap-two-plans = 重叠图要恰好两个方案：用 --plans A,B 指定；现有：{ $known }
program-graph-no-picture = 无法生成图片：{ $e }
program-graph-no-dot-graphviz-found = 没有找到 Graphviz 的 dot 命令（{ $e }）：请安装 Graphviz，或去掉 --engine graphviz 由本程序画
program-graph-graphviz-failed = Graphviz 出错：{ $said }
program-commands-this-command-has-no = 这条命令不能输出 { $name }；可用：{ $instead }
program-commands-codebook = --codebook：{ $e }
program-report-there-no-folder-seeds = 这里没有 seeds 文件夹：请写上要读的文件或文件夹，例如 fengong 我的方案 -o 结果
program-report-side-by-side = { $plans }个方案并列比较；各方案自己的集群、联系、角色与口径检验没有做：用 --plans A,B 点名，或用 --every-plan
program-report-no-report = 无法生成报告：{ $e }
program-report-plans-read-files-written = 读了{ $plans }个方案，写出{ $n }个文件；先看 { $folder }/report.html
program-report-no-font-has-these = 没有字体含有这些字，PNG 与 PDF 中会缺：{ $missing }
program-help = 建议
program-error = 错误
program-stopped-done = 已中止；结果已经写完
program-stopped = 已中止；没有改动任何文件
program-unreadable = { $name }：{ $message }；{ $hint }
program-wrong-file = { $name }：{ $error }
program-theirs = { $names }{ $more ->
    [0] {""}
   *[other] {" "}另{ $more }个
}：不是本程序写的，或写后有改动，未覆盖；请用 -o 换一个位置，或加 --force（会留下一份 .bak）
program-io = { $kind ->
    [not-found] 没有这个文件或文件夹
    [permission-denied] 没有权限；检查文件或文件夹的读写权限
    [storage-full] 磁盘已满；腾出空间，或用 -o 换一个位置
    [is-a-folder] 这是一个文件夹
    [in-the-way] 同名文件挡住了文件夹的位置
    [no-utf8] 不是 UTF-8 文本；用文本编辑器另存为 UTF-8
   *[other] { $error }
}
program-adapt-few = --adapt：只有{ $plans }个方案，看不出方案之间什么是常见的，至少要{ $least }个；请给出更多方案，或去掉 --adapt 再比较。
program-limit-unknown = 没有这项上限；有：{ $known }
program-limit-value = 请写成 { $name }=数值

program-draft-none = 没有草拟出主题：举措太少或彼此不近；{ $path } 中没有主题
program-draft-written = 草拟了 { $themes } 个主题，写在 { $path }：改好名称与关键词后用 --codebook { $path } 给回
program-draft-no-items = 没有可测的主题：至少要有一个主题有四项举措，另有别的主题的举措
program-draft-items = 混入测验 { $n } 题，写在 { $path }：两位编码员各填一份，再用同样的输入、编码本与 --seed 加 --answers 甲 --answers 乙 读回
program-draft-together = 合计
program-draft-no-table = 不是混入测验的表（要有题号、A–E 和答案各列）
program-draft-other-item = 第 { $item } 题与现在的不同；请用出题时的输入、编码本和 --seed
program-draft-no-letter = 第 { $item } 题的答案“{ $answer }”不是 A–E
program-listed-busy = { $name }：另一个 fengong 正在写它
program-listed-going-on = 接着上次：已完成 { $done } 个文件
program-stopped-goes-on = 已中断；做完的都留着，同一条命令接着做
program-extract-no-project = 无法生成质性分析项目：{ $e }
program-desk-no-server = 打不开编码台：{ $e }
program-desk-no-page = 这个程序编译时没有 graphs/fengong.html，里面就没有网页：用 --page 指明一个，或取回这个文件后重新编译
program-desk-open = 编码台：{ $address }（只有本机能打开；关掉网页就结束，也可按 Ctrl-C）
program-desk-closed = 网页已关，编码台结束
program-desk-saved = 已存：{ $path }
program-desk-no-name = 不能存成 { $name }：只存编码表、报告等，且只存在输入文件旁边
