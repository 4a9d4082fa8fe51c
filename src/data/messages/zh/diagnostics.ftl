# 读文件时注意到的：值为说明，.hint 为怎么办。编号一览在 src/diagnostic.rs。

## 文件

diagnostic-empty-file = 文件是空的
    .hint = 检查是否下载完整
diagnostic-file-too-large = { $form ->
    [open] 内容超过 { $limit } 的上限
   *[sized] 文件 { $size }，超过 { $limit } 的上限
}
    .hint = 拆分文件，或只保留方案部分；确需读取可用 --limit file=兆数 放宽
diagnostic-expands-too-far = 解压后超过 { $limit } 的上限，可能是压缩炸弹
    .hint = 确认文件来源；在 Word 或 Excel 中另存一份；确需读取可用 --limit unpacked=兆数 和 --limit ratio=倍数 放宽
diagnostic-nested-too-deep = 元素嵌套超过 { $limit } 层
    .hint = 确认文件来源；在 Word 或 Excel 中另存一份；可用 --limit depth=层数 放宽（至多400）
diagnostic-too-many-cells = 表格内容超过 { $limit } 个单元格的上限
    .hint = 拆分文件，或只保留方案部分；确需读取可用 --limit cells=个数 放宽
diagnostic-too-much-text = 文件展开后的文字超过 { $limit } 的上限
    .hint = 确认文件来源，或拆分文件；确需读取可用 --limit text=兆数 放宽
diagnostic-binary-file = 不是文本文件（二进制内容）
    .hint = 确认文件类型和扩展名
diagnostic-password-protected = 文件有密码保护
    .hint = 在 Word、Excel 或阅读器中取消密码后另存
diagnostic-damaged-file = 文件已损坏或不完整（{ $detail }）
    .hint = 重新下载，或在原程序中打开后另存
diagnostic-no-text = 文件中没有文字层（可能是扫描件或图片）
    .hint = 先做文字识别（OCR），再读取结果
diagnostic-scripted-page = 网页中没有正文（正文由脚本在打开时载入）
    .hint = 在浏览器中打开，把正文复制到 .txt 或 .docx，或另存为 PDF
diagnostic-unmapped-font = PDF 字体没有文字映射（缺 ToUnicode），无法取出文字
    .hint = 找 Word 原件，或先做文字识别（OCR）
diagnostic-needs-conversion = { $format } 文件须先转换
    .hint = 安装 LibreOffice（soffice 命令）后自动转换，或在 Word/WPS 中另存为 .docx
diagnostic-unsupported-format = 不支持 { $format } 文件
    .hint = { $format ->
        [ZIP] 先解压，再读其中的文件
       *[other] 另存为 docx、xlsx、html、md、txt、csv 或有文字层的 PDF
    }
diagnostic-conversion-failed = 转换失败（{ $detail }）
    .hint = 在 Word/WPS 中另存为 .docx
diagnostic-coded-table = 编码表缺少这些列：{ $missing }
    .hint = 补上这些列（列名与 extract 写出的一致），或用原文件重新 extract
diagnostic-unreadable-file = 无法打开文件（{ $detail }）
    .hint = 检查路径和读取权限

## 文件的内容

diagnostic-part-cut-off = { $what ->
    [archive] 网页归档在中途断开，其后的内容没有读到；请重新下载或另存
   *[workbook] 工作簿在中途断开，其后的内容没有读到；请重新下载或在 Excel 中另存
}
diagnostic-part-missing = 文件缺少或损坏了一个部分（{ $name }），其中的内容没有读到；请重新下载或另存一份
diagnostic-part-left-out = 嵌入的文件未读入（{ $name }）
diagnostic-sheet-missing = 工作表“{ $name }”{ $how ->
    [absent] 不在文件中
   *[cut] 在中途断开
}，其中的内容没有读到或没有读全；请重新下载或在 Excel 中另存
diagnostic-formula-without-value = 单元格 { $cell } 只有公式、没有保存计算结果，按空白读入；请在表格软件中打开并重新保存
diagnostic-formulas-without-value = 另有 { $count } 个单元格只有公式、没有保存计算结果；请在表格软件中打开并重新保存
diagnostic-hidden-sheet = 工作表“{ $name }”是隐藏的，未读入；若属方案内容，请取消隐藏后再读
diagnostic-struck-text = 有 { $count } 处带删除线的文字未计入正文（首处：{ $first }）
diagnostic-hidden-text = 页面默认不显示的 { $count } 处内容已一并读入，请核对（首处：{ $first }）
diagnostic-notes-left-out = 有 { $count } 条脚注或尾注未计入正文（首条：{ $first }）
diagnostic-wide-table = 有 { $count } 行超过 { $most } 列，其后的列没有读
    .hint = 请删去与任务无关的列，或拆分表格
diagnostic-long-paragraph = 有 { $count } 段超过 { $limit } 字，已在句末分段读取
    .hint = 如确需整段读取，用 --limit line=字数 放宽（现为 { $limit }）
diagnostic-long-cell = 有 { $count } 个单元格超过 { $limit } 字，其后的文字没有读
    .hint = 如确需整段读取，用 --limit line=字数 放宽（现为 { $limit }）
diagnostic-mixed-encodings = 文件混用 UTF-8 与 GB18030 编码（第 { $line } 行起），已逐行识别
diagnostic-unreadable-bytes = 有 { $count } 处字节无法识别（自第 { $line } 行），显示为 �
diagnostic-control-characters = 已去除 { $count } 个控制字符
diagnostic-lost-pages = 文件应有 { $stated } 页，只找到 { $found } 页，可能下载不完整
diagnostic-broken-page = 有 { $count } 页内容损坏，只读出一部分（第 { $first } 页起）
diagnostic-unmapped-characters = 有 { $count } 个字符的字体没有文字映射（缺 ToUnicode），显示为 �

## 方案与任务

diagnostic-no-task = 文件中没有读到任务
    .hint = 任务需有责任单位：表格一列，或段末括号
diagnostic-passed-over = { $file }读起来像{ $genre ->
        [paper] 论文
        [news] 新闻报道
        [report] 工作总结或报告
       *[commentary] 政策解读
    }，不像方案，没有算在内（从中读出的任务有 { $tasks } 条）
    .hint = 确要算上，就直接写出这个文件名，不要只给文件夹
diagnostic-unlike-a-plan = 这份文件读起来像{ $genre ->
        [paper] 论文
        [news] 新闻报道
        [report] 工作总结或报告
       *[commentary] 政策解读
    }，不像方案：从中读出的任务（{ $tasks } 条）多半不是分工
    .hint = 不是方案就不要放进来；只给文件夹时这类文件不算在内
diagnostic-names-nobody = { $file }：全文没有写明由谁负责，按编号读出 { $tasks } 项任务，均无责任主体
    .hint = 可用来比较措施、编码主题；与责任主体有关的结果均为空
diagnostic-duplicate-plan = { $file }与{ $first }是同一方案，只计一次，取{ $first }
diagnostic-repeated-sheet = 工作表“{ $names }”的任务在“{ $summary }”中都有，视为同一方案的重复，只计一次
    .hint = 若确为两份方案，请拆成两个文件
diagnostic-numbering-gap = 编号由{ $before }跳到{ $number }
    .hint = 请核对是否有任务漏读
diagnostic-repeated-number = 编号{ $number }重复
    .hint = 第二项在输出中记为“#2”
diagnostic-empty-task = 任务没有内容（编号{ $number }）
    .hint = 请对照原文
diagnostic-row-without-responsibility = 该行没有责任单位（编号{ $number }）
    .hint = 请对照原文
diagnostic-item-without-statement = 相邻各项都写明责任主体，此项没有，未计为任务：{ $text }
    .hint = 请对照原文核对是否漏写或另有写法
diagnostic-duty-unread = 此处写有责任主体，未读作责任分工：{ $text }
    .hint = 如确为分工，请改为“责任单位：…”等写法，或在编码表中补录
diagnostic-data-table = 第一行是程序用的列名（{ $names } 等）：这是数据表，不是任务表，未读
    .hint = 一行是一篇文件的，请各存成一个文件再读
diagnostic-table-without-header = 表格没有可识别的表头，各列含义按内容推断
    .hint = 请核对责任单位一列，或补上表头（序号、任务、责任单位）
diagnostic-mark-without-legend = 文件没有说明符号“{ $mark }”的含义，按“负责”计
    .hint = 请核对原文的图例
diagnostic-no-value = “{ $head }”一栏的单元格是“{ $text }”，按空白读入
    .hint = 请在表格软件中修正后重新读入

## 责任表述

diagnostic-open-list = 责任主体未列尽
diagnostic-no-body = 未读出责任主体
diagnostic-no-duty-word = 没有职责措辞，按负责计
diagnostic-unplaced-text = 未能归类的文字“{ $words }”
diagnostic-cell-refused = 责任单位一栏没有读出任何责任主体
    .hint = 请核对原文；若确为机构名称，可加入登记表
diagnostic-long-statement = { $form ->
    [text] 任务有 { $all } 字，只读了前 { $read } 字
    [together] 任务的责任表述合计超过 { $most } 字，后面 { $unread } 处没有读
    [coded] 任务的责任表述合计超过 { $most } 字，其后的责任主体没有读
   *[statement] 责任表述有 { $all } 字，只读了前 { $read } 字
}
    .hint = 如确需全部读取，用 --limit statement=字数 放宽
diagnostic-unknown-agency = 登记表中没有“{ $name }”，按原名保留
    .hint = { $form ->
    [close] 相近名称：{ $close }；确认后可用 --registry 补充
   *[none] 如属已知职能，可用 --registry 补充名称
}
diagnostic-approximate-name = “{ $name }”与“{ $label }”职能大致对应

## 编码表

# 主体及其职责措辞。
diagnostic-correction = 编码员更正：{ $gone } → { $new }
diagnostic-coded-duty = 职责措辞“{ $written }”不是 牵头、负责、参加、配合、落实 之一，这一行没有计入
diagnostic-coded-line = 这一行不是 extract 写出的 JSON：{ $why }
