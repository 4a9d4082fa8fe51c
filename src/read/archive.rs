//! Zip containers (docx, xlsx, ods), unpacked within limits.

use super::sink::Sink;
use super::{ReadError, ReadErrorKind};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::ZipArchive;
use zip::result::ZipError;

/// Bytes that may always be unpacked, whatever the ratio: small files of repeated text pack very well.
const FREE_BYTES: u64 = 16 << 20;

/// An open container that counts what it unpacks.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places of the members by [`plain_name`].
    places: BTreeMap<String, usize>,
    /// The last bytes of the members that were checked.
    tails: BTreeMap<String, Vec<u8>>,
    limit: u64,
    unpacked: u64,
}

/// What has been unpacked of a member: how much, its end, and for XML the longest stretch without a tag's beginning.
#[derive(Default)]
struct Passed {
    is_xml: bool,
    bytes: u64,
    stretch: u64,
    longest: u64,
    tail: Vec<u8>,
}

impl Write for Passed {
    fn write(&mut self, part: &[u8]) -> std::io::Result<usize> {
        const TAIL: usize = 64;
        self.bytes += part.len() as u64;
        if self.is_xml {
            let mut pieces = part.split(|byte| *byte == b'<');
            self.stretch += pieces.next().map_or(0, |piece| piece.len() as u64);
            self.longest = self.longest.max(self.stretch);
            for piece in pieces {
                self.stretch = piece.len() as u64;
                self.longest = self.longest.max(self.stretch);
            }
        }
        self.tail.extend(&part[part.len().saturating_sub(TAIL)..]);
        let over = self.tail.len().saturating_sub(TAIL);
        self.tail.drain(..over);
        Ok(part.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], sink: &Sink) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error, sink))?;
        let by_ratio = (bytes.len() as u64).saturating_mul(sink.limits.ratio).max(FREE_BYTES);
        let name = |place| Some((plain_name(zip.name_for_index(place)?.ok()?.as_ref()), place));
        let places = (0..zip.len()).filter_map(name).collect();
        Ok(Self {
            zip,
            places,
            tails: BTreeMap::new(),
            limit: sink.limits.unpacked_bytes.min(by_ratio),
            unpacked: 0,
        })
    }

    /// The bytes of a member, absent if there is none of that name.
    pub(super) fn member(&mut self, name: &str, sink: &Sink) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(place) = self.places.get(&plain_name(name)) else { return Ok(None) };
        let member = self.zip.by_index(*place).map_err(|error| zip_error(&error, sink))?;
        let held = sink.limits.most_held();
        let left = (self.limit - self.unpacked).min(held);
        let mut bytes = Vec::with_capacity(member.size().min(left).min(FREE_BYTES) as usize);
        member.take(left + 1).read_to_end(&mut bytes).map_err(|error| sink.damaged(error))?;
        self.unpacked += bytes.len() as u64;
        self.within(sink)?;
        if bytes.len() as u64 > held {
            return Err(sink.error(ReadErrorKind::Expansion { limit: held }));
        }
        Ok(Some(bytes))
    }

    /// The text of an XML member; absent if there is none of that name.
    pub(super) fn text(&mut self, name: &str, sink: &Sink) -> Result<Option<String>, ReadError> {
        let Some(bytes) = self.member(name, sink)? else { return Ok(None) };
        let decoded = super::encoding::decode(&bytes, None).map_err(|_| sink.damaged(name))?;
        if let Cow::Owned(text) = decoded.text {
            return Ok(Some(text));
        }
        // Nothing had to be decoded: the bytes are the text, and a large one is not held twice.
        Ok(Some(
            String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned()),
        ))
    }

    /// Whether there is a member of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&plain_name(name))
    }

    /// The plain names of the members that are asked for.
    pub(super) fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        self.places.keys().filter(|name| wanted(name)).cloned().collect()
    }

    /// The text of a member that another reader unpacks, too: it counts by itself, not beside the others.
    pub(super) fn again(&mut self, name: &str, sink: &Sink) -> Result<String, ReadError> {
        let Some(place) = self.places.get(&plain_name(name)) else { return Ok(String::new()) };
        let member = self.zip.by_index(*place).map_err(|error| zip_error(&error, sink))?;
        let mut bytes = Vec::new();
        member.take(self.limit).read_to_end(&mut bytes).map_err(|error| sink.damaged(error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The first bytes of every member whose name ends so, whatever its folder.
    pub(super) fn heads(&mut self, ending: &str, size: u64) -> Vec<Vec<u8>> {
        let places = self.places.iter().filter(|(name, _)| name.ends_with(ending));
        let places: Vec<usize> = places.map(|(_, place)| *place).collect();
        let mut head = |place: usize| {
            let mut bytes = Vec::new();
            self.zip.by_index(place).ok()?.take(size).read_to_end(&mut bytes).ok()?;
            Some(bytes)
        };
        places.into_iter().filter_map(&mut head).collect()
    }

    /// Unpacks every member once and forgets it: for parsers that would unpack without a limit. Of XML one text or tag
    /// may be no longer than those parsers can hold. A member that is damaged is none from now on.
    pub(super) fn check(&mut self, sink: &Sink) -> Result<(), ReadError> {
        const LONGEST: u64 = 4 << 20;
        let mut damaged = Vec::new();
        for (name, place) in &self.places {
            let left = self.limit - self.unpacked;
            let is_xml = Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xml"));
            let mut passed = Passed { is_xml, ..Passed::default() };
            let copied = self
                .zip
                .by_index(*place)
                .map_err(std::io::Error::from)
                .and_then(|member| std::io::copy(&mut member.take(left + 1), &mut passed));
            self.unpacked += passed.bytes;
            if copied.is_err() {
                damaged.push(name.clone());
            }
            if self.unpacked > self.limit || passed.longest > LONGEST {
                return Err(sink.error(ReadErrorKind::Expansion { limit: self.limit }));
            }
            self.tails.insert(name.clone(), passed.tail);
        }
        for name in damaged {
            self.places.remove(&name);
            self.tails.remove(&name);
        }
        Ok(())
    }

    /// Whether an XML member that was checked ends with the end of its root.
    pub(super) fn ends_with(&self, name: &str, root: &str) -> bool {
        let tail = self.tails.get(&plain_name(name)).map(|tail| String::from_utf8_lossy(tail));
        tail.is_some_and(|tail| {
            tail.trim_end().strip_suffix('>').is_some_and(|tail| tail.trim_end().ends_with(root))
        })
    }

    fn within(&mut self, sink: &Sink) -> Result<(), ReadError> {
        if self.unpacked <= self.limit {
            return Ok(());
        }
        self.unpacked = self.limit;
        Err(sink.error(ReadErrorKind::Expansion { limit: self.limit }))
    }
}

/// A member's name as packages compare them: whatever the case. Some programs write `\\` for `/`.
fn plain_name(name: &str) -> String {
    name.trim_start_matches(['/', '\\']).replace('\\', "/").to_ascii_lowercase()
}

fn zip_error(error: &ZipError, sink: &Sink) -> ReadError {
    match error {
        ZipError::InvalidPassword => sink.error(ReadErrorKind::Encrypted),
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            sink.error(ReadErrorKind::Encrypted)
        }
        other => sink.damaged(other),
    }
}
