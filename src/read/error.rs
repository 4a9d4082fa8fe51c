use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Place;
use std::sync::Arc;
use thiserror::Error;

/// Why a file could not be read: what is wrong and what to do, in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {}", .kind.message_en())]
pub struct ReadError {
    /// The file's name without its folders.
    pub file: Arc<str>,
    /// What is wrong.
    pub kind: ReadErrorKind,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// No bytes, or nothing but white space.
    Empty,
    /// More bytes than the limit.
    TooLarge {
        /// Size of the file in bytes; the limit plus one where reading stopped there (standard input).
        size: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A compressed file that grows beyond the limit when unpacked.
    Expansion {
        /// The limit in bytes.
        limit: u64,
    },
    /// Elements nested deeper than the limit.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More table cells, or more text carried through merged cells, than the limit.
    TooManyCells {
        /// The limit in cells.
        limit: usize,
    },
    /// More text, repeated and carried cells included, than a file of this size may hold.
    TooMuchText {
        /// The limit in bytes.
        limit: u64,
    },
    /// Bytes that are no text in any known encoding.
    Binary,
    /// Protected by a password.
    Encrypted,
    /// Broken off or garbled.
    Damaged {
        /// What the parser said.
        detail: String,
    },
    /// No text layer: a scan or pictures only.
    NoText,
    /// A web page whose text a script puts in when it is opened.
    ScriptedPage,
    /// Most of the text is set in fonts that do not say which characters they show.
    UnmappedFont,
    /// An old format that has to be converted first.
    NeedsConversion {
        /// The format's name.
        format: &'static str,
    },
    /// A format that is no plan document.
    Unsupported {
        /// The format's name.
        format: &'static str,
    },
    /// The converter is missing, failed or took too long.
    Converter {
        /// What happened.
        detail: String,
    },
    /// A coded table without columns that it has to have.
    CodedTable {
        /// The columns' names, in Chinese and as keys.
        missing: String,
    },
    /// The file could not be opened.
    Io {
        /// What the system said.
        detail: String,
    },
}

impl ReadErrorKind {
    /// Stable kebab-case code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::TooLarge { .. } => "file-too-large",
            Self::Expansion { .. } => "expands-too-far",
            Self::TooDeep { .. } => "nested-too-deep",
            Self::TooManyCells { .. } => "too-many-cells",
            Self::TooMuchText { .. } => "too-much-text",
            Self::Binary => "binary-file",
            Self::Encrypted => "password-protected",
            Self::Damaged { .. } => "damaged-file",
            Self::NoText => "no-text",
            Self::ScriptedPage => "scripted-page",
            Self::UnmappedFont => "unmapped-font",
            Self::NeedsConversion { .. } => "needs-conversion",
            Self::Unsupported { .. } => "unsupported-format",
            Self::Converter { .. } => "conversion-failed",
            Self::CodedTable { .. } => "coded-table",
            Self::Io { .. } => "unreadable-file",
        }
    }

    /// What is wrong, in Chinese.
    pub fn message(&self) -> String {
        match self {
            Self::Empty => "文件是空的".into(),
            Self::TooLarge { size, limit } if *size == limit + 1 => {
                format!("内容超过 {} 的上限", megabytes(*limit))
            }
            Self::TooLarge { size, limit } => {
                format!("文件 {}，超过 {} 的上限", megabytes(*size), megabytes(*limit))
            }
            Self::Expansion { limit } => {
                format!("解压后超过 {} 的上限，可能是压缩炸弹", megabytes(*limit))
            }
            Self::TooDeep { limit } => format!("元素嵌套超过 {limit} 层"),
            Self::TooManyCells { limit } => format!("表格内容超过 {limit} 个单元格的上限"),
            Self::TooMuchText { limit } => {
                format!("文件展开后的文字超过 {} 的上限", megabytes(*limit))
            }
            Self::Binary => "不是文本文件（二进制内容）".into(),
            Self::Encrypted => "文件有密码保护".into(),
            Self::Damaged { detail } => format!("文件已损坏或不完整（{detail}）"),
            Self::NoText => "文件中没有文字层（可能是扫描件或图片）".into(),
            Self::ScriptedPage => "网页中没有正文（正文由脚本在打开时载入）".into(),
            Self::UnmappedFont => "PDF 字体没有文字映射（缺 ToUnicode），无法取出文字".into(),
            Self::NeedsConversion { format } => format!("{format} 文件须先转换"),
            Self::Unsupported { format } => format!("不支持 {format} 文件"),
            Self::Converter { detail } => format!("转换失败（{detail}）"),
            Self::CodedTable { missing } => format!("编码表缺少这些列：{missing}"),
            Self::Io { detail } => format!("无法打开文件（{detail}）"),
        }
    }

    /// What is wrong, in English.
    pub fn message_en(&self) -> String {
        match self {
            Self::Empty => "the file is empty".into(),
            Self::TooLarge { size, limit } if *size == limit + 1 => {
                format!("there is more than the limit of {}", megabytes(*limit))
            }
            Self::TooLarge { size, limit } => {
                format!("the file has {}, more than the limit of {}", megabytes(*size), megabytes(*limit))
            }
            Self::Expansion { limit } => {
                format!("unpacks to more than the limit of {}: perhaps a zip bomb", megabytes(*limit))
            }
            Self::TooDeep { limit } => format!("elements are nested more than {limit} deep"),
            Self::TooManyCells { limit } => format!("the tables hold more than the limit of {limit} cells"),
            Self::TooMuchText { limit } => {
                format!(
                    "the file's text, repeated cells included, is more than the limit of {}",
                    megabytes(*limit)
                )
            }
            Self::Binary => "not a text file (binary content)".into(),
            Self::Encrypted => "the file is protected by a password".into(),
            Self::Damaged { detail } => format!("the file is damaged or cut off ({detail})"),
            Self::NoText => "the file has no text layer (a scan or pictures only)".into(),
            Self::ScriptedPage => {
                "the page has no text of its own (a script loads it when it is opened)".into()
            }
            Self::UnmappedFont => "the PDF's fonts have no map to text (no ToUnicode)".into(),
            Self::NeedsConversion { format } => format!("{format} files have to be converted first"),
            Self::Unsupported { format } => format!("{format} files are not supported"),
            Self::Converter { detail } => format!("the conversion failed ({detail})"),
            Self::CodedTable { missing } => format!("the coded table lacks the columns {missing}"),
            Self::Io { detail } => format!("the file cannot be opened ({detail})"),
        }
    }

    /// What to do, in Chinese and English.
    pub fn hint(&self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("检查是否下载完整", "check that the download is complete"),
            Self::TooLarge { .. } => (
                "拆分文件，或只保留方案部分；确需读取可用 --limit file=兆数 放宽",
                "split the file, or keep only the part with the plan; --limit file=MB raises the limit",
            ),
            Self::TooManyCells { .. } => (
                "拆分文件，或只保留方案部分；确需读取可用 --limit cells=个数 放宽",
                "split the file, or keep only the part with the plan; --limit cells=N raises the limit",
            ),
            Self::TooMuchText { .. } => (
                "确认文件来源，或拆分文件；确需读取可用 --limit text=兆数 放宽",
                "check where the file comes from, or split it; --limit text=MB raises the limit",
            ),
            Self::Expansion { .. } => (
                "确认文件来源；在 Word 或 Excel 中另存一份；确需读取可用 --limit unpacked=兆数 和 --limit ratio=倍数 放宽",
                "check where the file comes from; save a fresh copy in Word or Excel; --limit unpacked=MB and --limit ratio=N raise the limit",
            ),
            Self::TooDeep { .. } => (
                "确认文件来源；在 Word 或 Excel 中另存一份；可用 --limit depth=层数 放宽（至多400）",
                "check where the file comes from; save a fresh copy in Word or Excel; --limit depth=N raises the limit (to 400 at most)",
            ),
            Self::Binary => ("确认文件类型和扩展名", "check the file's type and ending"),
            Self::Encrypted => (
                "在 Word、Excel 或阅读器中取消密码后另存",
                "open it with the password and save it without one",
            ),
            Self::Damaged { .. } => (
                "重新下载，或在原程序中打开后另存",
                "download it again, or open and save it in its own program",
            ),
            Self::ScriptedPage => (
                "在浏览器中打开，把正文复制到 .txt 或 .docx，或另存为 PDF",
                "open it in a browser and copy the text into a .txt or .docx, or print it to PDF",
            ),
            Self::UnmappedFont => (
                "找 Word 原件，或先做文字识别（OCR）",
                "look for the Word original, or run text recognition (OCR) first",
            ),
            Self::NoText => {
                ("先做文字识别（OCR），再读取结果", "run text recognition (OCR) first and read its result")
            }
            Self::NeedsConversion { .. } => (
                "安装 LibreOffice（soffice 命令）后自动转换，或在 Word/WPS 中另存为 .docx",
                "install LibreOffice (the soffice command) and it is converted by itself, or save it as .docx in Word or WPS",
            ),
            Self::Unsupported { .. } => (
                "另存为 docx、xlsx、html、md、txt、csv 或有文字层的 PDF",
                "save it as docx, xlsx, html, md, txt, csv or a PDF with text",
            ),
            Self::Converter { .. } => ("在 Word/WPS 中另存为 .docx", "save it as .docx in Word or WPS"),
            Self::CodedTable { .. } => (
                "补上这些列（列名与 extract 写出的一致），或用原文件重新 extract",
                "add the columns under the names that extract writes, or extract the document anew",
            ),
            Self::Io { .. } => ("检查路径和读取权限", "check the path and the permission to read it"),
        }
    }
}

impl ReadError {
    /// The error as a diagnostic that names the file.
    pub fn diagnostic(&self) -> Diagnostic {
        let place = Place { file: self.file.clone(), ..Place::default() };
        let (zh, en) = self.kind.hint();
        Diagnostic::new(Severity::Error, self.kind.code(), place, self.kind.message(), self.kind.message_en())
            .hint(zh, en)
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1_048_576.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_names_the_file_the_reason_and_the_way_out() {
        let error = ReadError {
            file: "大.docx".into(),
            kind: ReadErrorKind::TooLarge { size: 209_715_200, limit: 104_857_600 },
        };
        assert_eq!(error.to_string(), "大.docx: the file has 200.0 MB, more than the limit of 100.0 MB");
        let diagnostic = error.diagnostic();
        assert_eq!(diagnostic.code, "file-too-large");
        assert!(diagnostic.hint.is_some_and(|hint| hint.contains("拆分")));
    }
}
