//! An old workbook (.xls) made anew before it is parsed, so that the parser meets nothing it would choke on.
//!
//! The parser follows chains of sectors for ever where they go in circles, makes room for as many cells as a sheet
//! says it has, lays every sheet out as a full rectangle and gives every cell a copy of its text. So the workbook's
//! stream is taken out of its container here, what is read of it is copied record by record and counted, and the
//! copy goes into a container whose sectors simply follow one another.

use super::ReadErrorKind;
use super::limits::Share;

/// Smallest stream that stands in whole sectors; smaller ones share a stream of small sectors.
const LEAST_STREAM: usize = 4096;

/// Size of a small sector.
const SMALL_SECTOR: usize = 64;

/// Size of a sector of the new container.
const SECTOR: usize = 4096;

/// Kinds of records that are read: of the workbook, and of its sheets.
mod kind {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const END: u16 = 0x000a;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const STRINGS: u16 = 0x00fc;
    pub(super) const STRING_CELL: u16 = 0x00fd;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const CONTINUE: u16 = 0x003c;
    /// Password, code page, base of dates, formats, styles.
    pub(super) const OTHERS: [u16; 5] = [0x002f, 0x0042, 0x0022, 0x041e, 0x00e0];
    /// Cells with several values, texts, numbers, truth values, values of formulas; merged areas.
    pub(super) const CELLS: [u16; 8] = [0x00bd, 0x00d6, 0x0203, 0x0204, 0x0205, 0x0207, 0x027e, 0x00e5];
}

/// A workbook that holds what is read of this one, and whether it broke off.
pub(super) fn remade(bytes: &[u8], share: &Share) -> Result<(Vec<u8>, bool), ReadErrorKind> {
    let stream = workbook(bytes).ok_or_else(|| damaged("no workbook stream"))?;
    let mut copy =
        Copy { stream: &stream, share, out: Vec::new(), strings: Vec::new(), cells: 0, text: 0, cut: false };
    let sheets = copy.globals()?;
    for (begins, place) in sheets {
        let at = u32::try_from(copy.out.len()).map_err(|_| damaged("workbook size"))?;
        copy.out[place..place + 4].copy_from_slice(&at.to_le_bytes());
        copy.sheet(begins)?;
    }
    let cut = copy.cut;
    Ok((container(copy.out), cut))
}

fn damaged(detail: &str) -> ReadErrorKind {
    ReadErrorKind::Damaged { detail: detail.into() }
}

/// A copy on its way.
struct Copy<'a> {
    stream: &'a [u8],
    share: &'a Share,
    out: Vec<u8>,
    /// Characters of each shared string.
    strings: Vec<usize>,
    /// Places of all sheets' rectangles, and bytes of text in all cells.
    cells: usize,
    text: u64,
    /// Whether a record is not all there.
    cut: bool,
}

impl<'a> Copy<'a> {
    /// The record at a place: kind, content, where the next one begins.
    fn record(&mut self, at: usize) -> Option<(u16, &'a [u8], usize)> {
        let (kind, length) = (short(self.stream, at)?, short(self.stream, at + 2)?);
        let content = self.stream.get(at + 4..at + 4 + length);
        self.cut |= content.is_none();
        Some((kind as u16, content?, at + 4 + length))
    }

    fn keep(&mut self, kind: u16, content: &[u8]) -> Result<(), ReadErrorKind> {
        // Sheets that begin inside one another would each be copied again.
        if self.out.len() > self.stream.len() {
            return Err(damaged("sheets inside one another"));
        }
        self.out.extend(kind.to_le_bytes());
        self.out.extend((content.len() as u16).to_le_bytes());
        self.out.extend(content);
        Ok(())
    }

    /// Copies what concerns all sheets. Where each sheet begins, and where in the copy that stands.
    fn globals(&mut self) -> Result<Vec<(usize, usize)>, ReadErrorKind> {
        let (mut at, mut sheets, mut kept) = (0, Vec::new(), false);
        let mut strings: Vec<&[u8]> = Vec::new();
        while let Some((kind, content, next)) = self.record(at) {
            at = next;
            if kind != kind::CONTINUE {
                kept = matches!(kind, kind::BEGIN | kind::END | kind::STRINGS | kind::SHEET)
                    || kind::OTHERS.contains(&kind);
            }
            if !kept {
                continue;
            }
            match kind {
                kind::SHEET => {
                    let begins = long(content, 0).filter(|begin| *begin <= self.stream.len());
                    sheets
                        .push((begins.ok_or_else(|| damaged("a sheet beyond the end"))?, self.out.len() + 4));
                }
                kind::STRINGS => strings = vec![content.get(8..).unwrap_or_default()],
                kind::CONTINUE if !strings.is_empty() && self.strings.is_empty() => strings.push(content),
                _ if !strings.is_empty() && self.strings.is_empty() => self.strings = lengths(&strings),
                _ => {}
            }
            self.keep(kind, content)?;
            if kind == kind::END {
                break;
            }
        }
        if self.strings.is_empty() {
            self.strings = lengths(&strings);
        }
        Ok(sheets)
    }

    /// Copies the cells of a sheet; charts and the like inside it are left out.
    fn sheet(&mut self, begins: usize) -> Result<(), ReadErrorKind> {
        let (mut at, mut depth, mut kept) = (begins, 0, false);
        let mut area = Area::default();
        while let Some((kind, content, next)) = self.record(at) {
            at = next;
            match kind {
                kind::BEGIN => depth += 1,
                kind::END => depth -= 1,
                _ => {}
            }
            if depth > 1 || depth == 1 && kind == kind::END {
                continue;
            }
            if kind != kind::CONTINUE {
                kept = matches!(kind, kind::BEGIN | kind::END | kind::FORMULA | kind::STRING_CELL)
                    || kind::CELLS.contains(&kind);
            }
            if !kept {
                continue;
            }
            // Of a formula the value is read; the formula itself is left out.
            if kind == kind::FORMULA && content.len() >= 20 {
                self.keep(kind, &[&content[..20], &[0, 0]].concat())?;
            } else {
                self.keep(kind, content)?;
            }
            self.count(kind, content, &mut area)?;
            if kind == kind::END {
                return Ok(());
            }
        }
        self.cut = true;
        self.keep(kind::END, &[])
    }

    /// Counts the room that a sheet takes once it is parsed.
    fn count(&mut self, kind: u16, content: &[u8], area: &mut Area) -> Result<(), ReadErrorKind> {
        if matches!(kind, kind::BEGIN | kind::END | kind::CONTINUE | 0x00e5) {
            return Ok(());
        }
        let before = area.size();
        area.add(content, kind == 0x00bd);
        self.cells += area.size() - before;
        self.share.has_cells_for(self.cells)?;
        if kind == kind::STRING_CELL {
            const LONGEST: usize = 32_767;
            let known = long(content, 6).and_then(|index| self.strings.get(index));
            self.text += 3 * *known.unwrap_or(&LONGEST) as u64;
        }
        self.share.has_room_for(self.text)
    }
}

/// Characters of each shared string. A string that runs over the end of its record says anew, in the next one, how
/// many bytes its characters have.
fn lengths(records: &[&[u8]]) -> Vec<usize> {
    let mut out = Vec::new();
    let mut rest = Continued { records, at: 0 };
    while let Some(characters) = rest.string() {
        out.push(characters);
    }
    out
}

/// What is left of a record that others continue.
struct Continued<'a> {
    records: &'a [&'a [u8]],
    at: usize,
}

impl Continued<'_> {
    /// Passes over a string; its number of characters.
    fn string(&mut self) -> Option<usize> {
        while self.at >= self.records.first()?.len() {
            self.next()?;
        }
        let record = self.records.first()?;
        let (characters, flags) = (short(record, self.at)?, *record.get(self.at + 2)?);
        self.at += 3;
        let mut behind = 0;
        if flags & 8 != 0 {
            behind += 4 * short(record, self.at)?;
            self.at += 2;
        }
        if flags & 4 != 0 {
            behind += long(record, self.at)?;
            self.at += 4;
        }
        let (mut left, mut wide) = (characters, flags & 1 != 0);
        loop {
            let width = if wide { 2 } else { 1 };
            let here = left.min(self.records.first()?.len().saturating_sub(self.at) / width);
            self.at += here * width;
            left -= here;
            if left == 0 {
                break;
            }
            self.next()?;
            wide = self.records.first()?.first()? & 1 != 0;
            self.at = 1;
        }
        while behind > 0 {
            let here = behind.min(self.records.first()?.len().saturating_sub(self.at));
            self.at += here;
            behind -= here;
            if behind > 0 && self.next().is_none() {
                break;
            }
        }
        Some(characters)
    }

    fn next(&mut self) -> Option<()> {
        self.records = self.records.split_first()?.1;
        self.at = 0;
        (!self.records.is_empty()).then_some(())
    }
}

/// The rectangle that holds all cells of a sheet: lowest and highest row and column.
#[derive(Default)]
struct Area(Option<[usize; 4]>);

impl Area {
    /// Takes in a cell record; a record of several cells ends with its last column.
    fn add(&mut self, record: &[u8], several: bool) {
        let (Some(row), Some(first)) = (short(record, 0), short(record, 2)) else { return };
        let last = if several { short(record, record.len() - 2).unwrap_or(first) } else { first };
        let [top, bottom, left, right] = self.0.unwrap_or([row, row, first, first]);
        self.0 = Some([top.min(row), bottom.max(row), left.min(first), right.max(first).max(last)]);
    }

    fn size(&self) -> usize {
        self.0.map_or(0, |[top, bottom, left, right]| (bottom - top + 1) * (right - left + 1))
    }
}

/// A container with this workbook: a header, the table that chains the sectors, the directory, the stream.
fn container(mut stream: Vec<u8>) -> Vec<u8> {
    const END: u32 = 0xffff_fffe;
    const FREE: u32 = 0xffff_ffff;
    let size = stream.len().max(LEAST_STREAM);
    stream.resize(size.next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let entries = SECTOR / 4;
    // The table has an entry for each of its own sectors, too, and for those of its list and of the directory.
    let listed = |tables: usize| tables.saturating_sub(109).div_ceil(entries - 1);
    let mut tables = 1;
    while tables * entries < tables + listed(tables) + 1 + sectors {
        tables += 1;
    }
    let lists = listed(tables);
    let directory = (tables + lists) as u32;
    let first = directory + 1;

    let mut header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    header.resize(24, 0);
    for value in [0x3e, 4, 0xfffe, 12, 6, 0, 0, 0_u16] {
        header.extend(value.to_le_bytes());
    }
    let list = if lists > 0 { tables as u32 } else { END };
    for value in [1, tables as u32, directory, 0, LEAST_STREAM as u32, END, 0, list, lists as u32] {
        header.extend(value.to_le_bytes());
    }
    let places = (0..tables as u32).chain(std::iter::repeat(FREE));
    header.extend(places.clone().take(109).flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0);

    let own = std::iter::repeat_n(0xffff_fffd, tables).chain(std::iter::repeat_n(0xffff_fffc, lists));
    let chain = (1..sectors as u32).map(|n| first + n).chain([END]);
    let mut table: Vec<u8> = own.chain([END]).chain(chain).flat_map(u32::to_le_bytes).collect();
    table.resize(tables * SECTOR, 0xff);

    let mut rest = places.skip(109);
    let list = (0..lists).flat_map(|n| {
        let next = if n + 1 < lists { (tables + n + 1) as u32 } else { END };
        let part: Vec<u8> =
            rest.by_ref().take(entries - 1).chain([next]).flat_map(u32::to_le_bytes).collect();
        part
    });
    let list: Vec<u8> = list.collect();

    let mut entries = [entry("Root Entry", 5, 0, 0), entry("Workbook", 2, first, size as u64)].concat();
    entries.resize(SECTOR, 0);
    [header, table, list, entries, stream].concat()
}

/// An entry of the directory.
fn entry(name: &str, kind: u8, first: u32, size: u64) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(64, 0);
    entry.extend((name.len() as u16 * 2 + 2).to_le_bytes());
    entry.extend([kind, 1]);
    entry.resize(80, 0xff);
    entry.resize(116, 0);
    entry.extend(first.to_le_bytes());
    entry.extend(size.to_le_bytes());
    entry
}

/// The workbook's stream out of its OLE2 container.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let file = Container::open(bytes)?;
    let directory = file.chain(long(bytes, 48)?);
    let named = |entry: &&[u8], name: &str| {
        let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry.starts_with(&wanted)
    };
    let entry = directory.chunks_exact(128).find(|entry| named(entry, "Workbook") || named(entry, "Book"))?;
    let (first, size) = (long(entry, 116)?, long(entry, 120)?);
    let mut stream = if size < LEAST_STREAM {
        // The root entry holds the shared stream, a table of its own chains the small sectors.
        let shared = file.chain(long(&directory, 116)?);
        let table = file.chain(long(bytes, 60)?);
        let next = table.chunks_exact(4).filter_map(|four| long(four, 0)).collect();
        Container { bytes: &shared, begin: 0, sector: SMALL_SECTOR, next }.chain(first)
    } else {
        file.chain(first)
    };
    stream.truncate(size);
    (!stream.is_empty()).then_some(stream)
}

/// An OLE2 container: sectors, and the table that chains them.
struct Container<'a> {
    bytes: &'a [u8],
    /// Where the first sector begins.
    begin: usize,
    sector: usize,
    next: Vec<usize>,
}

impl<'a> Container<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let sector = 1_usize << short(bytes, 30).filter(|shift| matches!(shift, 9 | 12))?;
        let mut file = Self { bytes, begin: sector, sector, next: Vec::new() };
        // The first 109 sectors of the table are named in the header, the others in a list of their own.
        let mut table: Vec<usize> = (0..109).filter_map(|index| long(bytes, 76 + 4 * index)).collect();
        let mut list = long(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            let Some(part) = file.at(list) else { break };
            table.extend((0..sector / 4 - 1).filter_map(|index| long(part, 4 * index)));
            list = long(part, sector - 4)?;
        }
        for number in table {
            if let Some(part) = file.at(number) {
                file.next.extend((0..sector / 4).filter_map(|index| long(part, 4 * index)));
            }
        }
        Some(file)
    }

    fn at(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_mul(self.sector)?.checked_add(self.begin)?;
        self.bytes.get(start..start.checked_add(self.sector)?)
    }

    /// The sectors of a stream, one behind the other; never more than the file has.
    fn chain(&self, first: usize) -> Vec<u8> {
        let mut out = Vec::new();
        let mut number = first;
        while let Some(part) = self.at(number)
            && out.len() < self.bytes.len()
        {
            out.extend_from_slice(part);
            let Some(next) = self.next.get(number) else { break };
            number = *next;
        }
        out
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let pair = bytes.get(at..)?.first_chunk::<2>()?;
    Some(usize::from(u16::from_le_bytes(*pair)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    fn record(kind: u16, values: &[u16]) -> Vec<u8> {
        let content = values.iter().flat_map(|value| value.to_le_bytes());
        kind.to_le_bytes().into_iter().chain((values.len() as u16 * 2).to_le_bytes()).chain(content).collect()
    }

    /// A workbook whose sheets begin at these records of the ones given.
    fn book(sheets: &[usize], records: &[(u16, &[u16])]) -> Vec<u8> {
        let globals = 8 + 8 * sheets.len() + 4;
        let records: Vec<Vec<u8>> = records.iter().map(|(kind, values)| record(*kind, values)).collect();
        let mut stream = record(kind::BEGIN, &[0, 0]);
        for sheet in sheets {
            let at = globals + records[..*sheet].concat().len();
            stream.extend(record(kind::SHEET, &[at as u16, 0]));
        }
        stream.extend(record(kind::END, &[]));
        stream.extend(records.concat());
        container(stream)
    }

    fn refused(bytes: &[u8], limits: Limits) -> Option<ReadErrorKind> {
        remade(bytes, &Share::new(&limits, 0)).err()
    }

    #[test]
    fn a_sheet_takes_the_room_of_its_corners() {
        let near = book(&[0], &[(0x0809, &[]), (0x0203, &[0, 0]), (0x00bd, &[99, 0, 7, 9]), (0x000a, &[])]);
        let limits = |cells: usize| Limits { cells, ..Limits::default() };
        assert_eq!(refused(&near, limits(1000)), None);
        assert_eq!(refused(&near, limits(999)), Some(ReadErrorKind::TooManyCells { limit: 999 }));
        let far = book(&[0], &[(0x0809, &[]), (0x0204, &[0, 0]), (0x0204, &[65_535, 255])]);
        assert!(matches!(refused(&far, Limits::default()), Some(ReadErrorKind::TooManyCells { .. })));
    }

    #[test]
    fn a_sheet_that_stands_in_many_places_is_refused() {
        let mut records: Vec<(u16, &[u16])> = vec![(0x0809, &[])];
        records.extend([(0x0203, &[0_u16, 0, 0][..]); 500]);
        assert!(refused(&book(&[0], &records), Limits::default()).is_none());
        assert!(refused(&book(&[0; 50], &records), Limits::default()).is_some());
    }

    #[test]
    fn what_is_not_read_is_left_out() {
        let sheet: [(u16, &[u16]); 6] = [
            (0x0809, &[]),
            (0x0200, &[0, 0xffff, 0, 0, 0, 255, 0]),
            (0x0809, &[]),
            (0x0203, &[1, 1]),
            (0x000a, &[]),
            (0x000a, &[]),
        ];
        let remade = remade(&book(&[0], &sheet), &Share::new(&Limits::default(), 0));
        let stream =
            remade.ok().and_then(|(bytes, cut)| workbook(&bytes).filter(|_| !cut)).unwrap_or_default();
        let whole = [record(0x0809, &[0, 0]), record(0x0085, &[20, 0]), record(0x000a, &[])].concat();
        assert_eq!(&stream[..28], [whole, record(0x0809, &[]), record(0x000a, &[])].concat());
    }

    #[test]
    fn strings_are_measured_over_the_ends_of_records() {
        let narrow = |characters: u16, text: &[u8]| [&characters.to_le_bytes()[..], &[0], text].concat();
        let first = [narrow(3, b"abc"), narrow(5, b"de")].concat();
        let second = [&[1_u8][..], &[0x2d, 0x4e].repeat(3), &narrow(2, b"fg")].concat();
        assert_eq!(lengths(&[&first, &second]), [3, 5, 2]);
        assert_eq!(lengths(&[&[0xff, 0xff, 0]]), Vec::<usize>::new());
    }

    #[test]
    fn a_text_in_many_cells_counts_each_time() {
        let text: Vec<u16> = [0, 0, 0, 0, 30_000].into_iter().chain([0x6100; 4000]).collect();
        let mut continued = vec![0x6101];
        continued.resize(4000, 0x6161);
        let mut stream = record(kind::BEGIN, &[0, 0]);
        let globals = 8 + 8 + 4 + (4 + text.len() * 2) + 7 * (4 + continued.len() * 2);
        stream.extend(record(kind::SHEET, &[globals as u16, (globals >> 16) as u16]));
        stream.extend(record(kind::STRINGS, &text));
        for _ in 0..7 {
            stream.extend(record(kind::CONTINUE, &continued));
        }
        stream.extend(record(kind::END, &[]));
        stream.extend(record(kind::BEGIN, &[]));
        let cells = |count: u16| (0..count).flat_map(|row| record(kind::STRING_CELL, &[row, 0, 0, 0, 0]));
        let few: Vec<u8> = stream.iter().copied().chain(cells(10)).collect();
        let many: Vec<u8> = stream.iter().copied().chain(cells(1000)).collect();
        assert_eq!(refused(&container(few), Limits::default()), None);
        assert!(matches!(
            refused(&container(many), Limits::default()),
            Some(ReadErrorKind::TooMuchText { .. })
        ));
    }

    #[test]
    fn a_container_is_read_back() {
        for size in [1, 4096, 5000, 5_000_000] {
            let stream: Vec<u8> = (0..size).map(|n: u32| (n % 251) as u8).collect();
            let back = workbook(&container(stream.clone())).unwrap_or_default();
            assert_eq!(back[..stream.len()], stream);
        }
    }

    #[test]
    fn a_small_workbook_stands_in_small_sectors() {
        let stream = [record(0x0809, &[0, 0]), record(0x0203, &[9, 9]), record(0x0203, &[0, 0])].concat();
        // Table, directory, table of small sectors, shared stream; the workbook is its second small sector.
        let long = |value: u32| value.to_le_bytes();
        let mut bytes = vec![0xff; 512];
        bytes[30..32].copy_from_slice(&9_u16.to_le_bytes());
        bytes[48..52].copy_from_slice(&long(1));
        bytes[60..64].copy_from_slice(&long(2));
        bytes[76..80].copy_from_slice(&long(0));
        let sector = |mut content: Vec<u8>| {
            content.resize(512, 0xff);
            content
        };
        let size = stream.len() as u32;
        let directory = [entry("Root Entry", 5, 3, 128), entry("Workbook", 2, 1, u64::from(size))].concat();
        let shared = [vec![0; SMALL_SECTOR], stream.clone()].concat();
        let bytes =
            [bytes, sector(Vec::new()), sector(directory), sector(Vec::new()), sector(shared)].concat();
        assert_eq!(workbook(&bytes), Some(stream));
    }
}
