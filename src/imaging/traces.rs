//! [`Traces`]: what a camera wrote into a picture about the place and about itself. Enter at [`Traces::of`].
//!
//! The tags are those of Exif 2.32 (JEITA CP-3451E, 4.6); its data is a TIFF file of its own. XMP repeats some of
//! them as text.

/// What can be found out from a picture that nobody meant to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traces {
    /// Where it was taken.
    pub place: bool,
    /// With which very camera or lens.
    pub serial: bool,
}

const EXIF_IFD: u16 = 0x8769;
const GPS_IFD: u16 = 0x8825;
const GPS_LATITUDE: u16 = 0x0002;
const BODY_SERIAL_NUMBER: u16 = 0xa431;
const LENS_SERIAL_NUMBER: u16 = 0xa435;

impl Traces {
    /// From the picture's Exif and XMP data, where it has any. What can't be read tells nobody anything.
    pub fn of(exif: Option<&[u8]>, xmp: Option<&[u8]>) -> Self {
        let exif = exif.and_then(Tiff::of).map(|tiff| tiff.traces()).unwrap_or_default();
        let told = |name: &[u8]| xmp.is_some_and(|xmp| xmp.windows(name.len()).any(|part| part == name));
        Self { place: exif.place || told(b"GPSLatitude"), serial: exif.serial || told(b"SerialNumber") }
    }

    pub fn any(self) -> bool {
        self.place || self.serial
    }
}

struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        match bytes.get(..4)? {
            [b'I', b'I', 42, 0] => Some(Self { bytes, is_little: true }),
            [b'M', b'M', 0, 42] => Some(Self { bytes, is_little: false }),
            _ => None,
        }
    }

    fn traces(&self) -> Traces {
        let Some(first) = self.long(4) else { return Traces::default() };
        let directory = |tag: u16| self.value(first, tag).map(|offset| self.tags(offset)).unwrap_or_default();
        let (exif, gps) = (directory(EXIF_IFD), directory(GPS_IFD));
        Traces {
            place: gps.contains(&GPS_LATITUDE),
            serial: exif.iter().any(|tag| [BODY_SERIAL_NUMBER, LENS_SERIAL_NUMBER].contains(tag)),
        }
    }

    /// The tags of the directory at `offset`.
    fn tags(&self, offset: u32) -> Vec<u16> {
        self.entries(offset).filter_map(|entry| self.short(entry)).collect()
    }

    /// The value of a tag in the directory at `offset`, where it is a number or an offset.
    fn value(&self, offset: u32, tag: u16) -> Option<u32> {
        self.entries(offset).find(|entry| self.short(*entry) == Some(tag)).and_then(|entry| self.long(entry + 8))
    }

    /// Where the entries of the directory at `offset` begin: a count, then twelve bytes for each.
    fn entries(&self, offset: u32) -> impl Iterator<Item = usize> + use<> {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let count = self.short(offset).unwrap_or(0);
        (0..usize::from(count)).map(move |index| offset + 2 + index * 12)
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}
