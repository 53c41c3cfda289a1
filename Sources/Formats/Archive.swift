import Files
import ZIP

/// A ZIP archive whose entries are read as files are. Nothing is ever unpacked to disk.
package struct Archive: Sendable {
  /// A file in the archive.
  package struct Entry: Sendable, Equatable {
    /// Its whole name, folders included.
    package let name: String
    /// What the archive says of its size; what was packed by whom is not certain before it has been read.
    package let statedSize: Int
    package let compressedSize: Int
    fileprivate let index: Int
    fileprivate let isEncrypted: Bool

    /// Whether the name leads out of the folder that an archive is unpacked in: `..`, an absolute path, a backslash. No
    /// owner's export has such names, so that they are listed and not read.
    package var hasUnsafeName: Bool {
      let characters = Array(name.utf8)
      let hasDrive = characters.count > 1 && characters[1] == UInt8(ascii: ":")
      return characters.isEmpty || hasDrive || characters[0] == UInt8(ascii: "/")
        || characters.contains(UInt8(ascii: "\\")) || name.split(separator: "/").contains("..")
    }
  }

  /// How far an entry may expand, counted while it is read: no header is trusted.
  package struct Limits: Sendable {
    /// Bytes that every entry may have.
    package var bytes: Int
    /// How many times its packed size an entry may have that is larger than that.
    package var ratio: Int

    /// Text packs four to ten times, and a column of one value fifty times; 200 times 5 MB, and that repeated a
    /// million times over, is a trap.
    package init(bytes: Int = 1 << 30, ratio: Int = 200) {
      self.bytes = bytes
      self.ratio = ratio
    }
  }

  /// How messages and outputs name the archive.
  package let name: String
  /// Its files in the order of the archive's directory; folders are left out.
  package let entries: [Entry]
  private let path: String
  private let size: Int
  private let limits: Limits

  /// - Throws: where the file is missing, empty, no ZIP archive, or cut short.
  package init(path: String, name: String, limits: Limits = Limits()) throws(InputError) {
    let reader = try InputFile.open(path: path, name: name)
    var magic = [UInt8](repeating: 0, count: 4)
    var span = magic.mutableSpan
    do { _ = try reader.read(into: &span, at: 0) } catch { throw InputFile.error(error, name) }
    do {
      entries = try ZipArchive(path).entries().filter { !$0.name.hasSuffix("/") }.map { entry in
        Entry(
          name: entry.name, statedSize: entry.size, compressedSize: entry.compressedSize, index: entry.index,
          isEncrypted: entry.isEncrypted)
      }
    } catch {
      throw Self.sentence(error, name, beginsAsArchive: magic == [0x50, 0x4B, 0x03, 0x04])
    }
    // Files packed one over the other: a short archive of which each file is all there is (Fifield 2019, A better zip
    // bomb, WOOT '19).
    var room = reader.size
    for entry in entries {
      room -= min(room, entry.compressedSize)
      guard room > 0 || entry.compressedSize == 0 else {
        throw .badData("\(name): the archive says that it holds more than it has room for. It is not read.")
      }
    }
    self.name = name
    self.path = path
    self.limits = limits
    size = reader.size
  }

  /// Refuses the whole archive where any of its names leads out of its folder: that is somebody's trap.
  package func refuseNamesThatLeadOut() throws(InputError) {
    if let entry = entries.first(where: \.hasUnsafeName) { _ = try source(of: entry) }
  }

  /// An entry as something to read; its name in messages is `archive.zip/2025-01/file.csv`.
  ///
  /// - Throws: where the entry has a password or a name that leads out of the archive's folder.
  package func source(of entry: Entry) throws(InputError) -> ArchiveEntry {
    let shown = "\(name)/\(entry.name)"
    if entry.hasUnsafeName {
      throw .badData(
        "\(name): the archive has a file named \(String(reflecting: entry.name)), which leads out of the folder that it is unpacked in. "
          + "Ask who made it, and pack the file anew.")
    }
    if entry.isEncrypted {
      throw .badData("\(shown): the file has a password. Pack it again without one, or unpack it first.")
    }
    // The archive cannot hold more of an entry than all of itself.
    let packed = max(1, min(entry.compressedSize, size))
    let (product, overflows) = packed.multipliedReportingOverflow(by: limits.ratio)
    return ArchiveEntry(
      name: shown, statedSize: entry.statedSize, path: path, archive: name, entry: entry,
      limit: max(limits.bytes, overflows ? Int.max : product))
  }

  static func sentence(_ error: ZipError, _ name: String, beginsAsArchive: Bool) -> InputError {
    switch error.kind {
    case .notAnArchive where !beginsAsArchive:
      .badData("\(name): this is not a ZIP archive. Name the file as what it is, or fetch it again.")
    case .notAnArchive, .damaged:
      .badData("\(name): the archive is damaged or cut short (\(error.reason)). Fetch it again.")
    case .encrypted: .badData("\(name): the file has a password. Pack it again without one, or unpack it first.")
    case .unsupported:
      .badData("\(name): the file is packed by a method that is not known here. Pack it again as ordinary ZIP.")
    case .outOfMemory: InputError(.ourFault, "\(name): no memory is left.")
    case .system: InputError(.noInput, "\(name) cannot be read: \(error.reason).")
    }
  }
}

/// A file in an archive. Each stream opens the archive anew, so that several workers can read at a time.
package struct ArchiveEntry: ByteSource {
  package let name: String
  package let statedSize: Int
  fileprivate let path: String
  fileprivate let archive: String
  fileprivate let entry: Archive.Entry
  /// How many bytes may come out of it.
  fileprivate let limit: Int

  package func stream() throws(InputError) -> any ByteStream {
    do {
      let opened = try ZipArchive(path)
      if try opened.entry(entry.index).name == entry.name {
        return ArchiveStream(try opened.open(entry.index), of: self)
      }
    } catch {
      throw Archive.sentence(error, name, beginsAsArchive: true)
    }
    throw .badData("\(archive): the archive was changed while it was read. Begin again.")
  }
}

private final class ArchiveStream: ByteStream {
  private let stream: ZipEntryStream
  private let source: ArchiveEntry
  private var total = 0

  init(_ stream: ZipEntryStream, of source: ArchiveEntry) {
    self.stream = stream
    self.source = source
  }

  func read(into block: inout MutableSpan<UInt8>) throws(InputError) -> Int {
    let got: Int
    do {
      got = try stream.read(into: &block)
    } catch {
      throw Archive.sentence(error, source.name, beginsAsArchive: true)
    }
    total += got
    // Some programs write the sizes of files over 4 GB without their upper half.
    if got == 0, UInt32(truncatingIfNeeded: total) != UInt32(truncatingIfNeeded: source.entry.statedSize) {
      throw .badData(
        "\(source.name): the archive says that the file has \(source.entry.statedSize) bytes, and \(total) came out of "
          + "it. Fetch it again.")
    }
    if total > source.limit {
      throw .badData(
        "\(source.name): more than \(total >> 20) MB came out of \(source.entry.compressedSize >> 10) kB, which no table "
          + "does. It is not read on; if the file is as it should be, unpack it and name it by itself.")
    }
    return got
  }
}
