//! Names of files that file systems take.

/// Longest name without its ending, in bytes: most file systems take 255, endings included.
const LONGEST: usize = 160;

/// The name as it is, or cut, with a sum of the whole behind it that keeps cut names apart.
pub(super) fn file_name(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let end = (0..=LONGEST).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    // FNV-1a, 64 bits.
    let sum = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{}-{sum:016x}", &name[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = "某市重点工作任务分工方案".repeat(10);
        let [a, b] = ["甲", "乙"].map(|end| file_name(&format!("overlap-{long}{end}")));
        assert!(a.len() < 200 && b.len() < 200 && a != b);
        assert_eq!(file_name("load-dazhou-1"), "load-dazhou-1");
    }
}
