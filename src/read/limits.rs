/// How much a single file may cost before it is refused with a clear line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file in bytes.
    pub file_bytes: u64,
    /// Most bytes a packed file (docx, xlsx, PDF streams) may unpack to.
    pub unpacked_bytes: u64,
    /// Most unpacked bytes for each packed byte; applied only beyond 16 MB unpacked.
    pub ratio: u64,
    /// Deepest nesting of elements followed.
    pub depth: usize,
    /// Most table cells in a file, carried ones included.
    pub cells: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { file_bytes: 100 << 20, unpacked_bytes: 256 << 20, ratio: 200, depth: 200, cells: 2_000_000 }
    }
}
