package app.prosa.file;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Tells Word, Excel and PowerPoint files of the old kind from everything else that OLE2 can hold (installers, mails,
/// encrypted packages): by the streams that the root of its directory names.
///
/// The format: <https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb>.
final class OfficeBinary {

    private static final String MAGIC = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";
    private static final int ENTRY = 128;
    private static final int MOST_SECTORS = 4096;
    private static final long LAST_SECTOR = 0xfffffffaL;

    private final FileBytes bytes;
    private final int sector;

    private OfficeBinary(FileBytes bytes) {
        this.bytes = bytes;
        long shift = bytes.little(30, 2);
        if (shift != 9 && shift != 12) {
            throw FileBytes.broken();
        }
        this.sector = 1 << shift;
    }

    static Optional<FileType> recognise(FileBytes bytes) {
        if (!bytes.startsWith(MAGIC)) {
            return Optional.empty();
        }
        var names = new OfficeBinary(bytes).streams();
        if (names.contains("WordDocument")) {
            return Optional.of(FileType.DOC);
        } else if (names.contains("PowerPoint Document")) {
            return Optional.of(FileType.PPT);
        } else if (names.contains("Workbook") || names.contains("Book")) {
            return Optional.of(FileType.XLS);
        }
        return Optional.empty();
    }

    private Set<String> streams() {
        var names = new HashSet<String>();
        var visited = new HashSet<Long>();
        for (long at = bytes.little(48, 4); at < LAST_SECTOR; at = next(at)) {
            if (!visited.add(at) || visited.size() > MOST_SECTORS) {
                throw FileBytes.broken();
            }
            for (int i = 0; i < sector / ENTRY; i++) {
                name(position(at) + (long) i * ENTRY, names);
            }
        }
        return names;
    }

    private void name(long entry, Set<String> names) {
        int length = (int) bytes.little(entry + 64, 2);
        boolean used = bytes.byteAt(entry + 66) != 0;
        if (used && length >= 2 && length <= 64) {
            names.add(bytes.text(entry, length - 2).replace("\0", ""));
        }
    }

    private long position(long number) {
        return (number + 1) * sector;
    }

    /// The sector that follows, by the allocation table; its own sectors are listed in the header, then in a chain.
    private long next(long number) {
        int perSector = sector / 4;
        long table = number / perSector;
        long tableSector = table < 109 ? bytes.little(76 + table * 4, 4) : chained(table - 109);
        return bytes.little(position(tableSector) + number % perSector * 4, 4);
    }

    private long chained(long index) {
        int perSector = sector / 4 - 1;
        long at = bytes.little(68, 4);
        for (long skip = index / perSector; skip > 0 && at < LAST_SECTOR; skip--) {
            at = bytes.little(position(at) + perSector * 4L, 4);
        }
        return bytes.little(position(at) + index % perSector * 4, 4);
    }
}
