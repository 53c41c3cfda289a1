import Files

/// Bytes that are read in order from their beginning, as often as is wanted: a file, or an entry of an archive.
package protocol ByteSource: Sendable {
  /// How messages and outputs name it.
  var name: String { get }
  /// How many bytes it has, as far as is known before they are read: enough to share out work by.
  var statedSize: Int { get }
  /// Bytes from the beginning, for one worker.
  func stream() throws(InputError) -> any ByteStream
}

/// A reader's place in a `ByteSource`.
package protocol ByteStream: AnyObject {
  /// Fills `block` as far as the bytes reach, and returns how many came; 0 at the end.
  func read(into block: inout MutableSpan<UInt8>) throws(InputError) -> Int
}

/// A file, which can be read from any place on.
struct FileSource: ByteSource {
  let reader: FileReader
  let name: String

  var statedSize: Int { reader.size }

  func stream() -> any ByteStream { stream(0..<reader.size) }

  func stream(_ range: Range<Int>) -> any ByteStream { FileStream(reader, name, range) }
}

private final class FileStream: ByteStream {
  private let reader: FileReader
  private let name: String
  private var rest: Range<Int>

  init(_ reader: FileReader, _ name: String, _ range: Range<Int>) {
    self.reader = reader
    self.name = name
    rest = range
  }

  func read(into block: inout MutableSpan<UInt8>) throws(InputError) -> Int {
    let got: Int
    do { got = min(try reader.read(into: &block, at: rest.lowerBound), rest.count) } catch {
      throw InputFile.error(error, name)
    }
    // Rows that are gone would otherwise be taken for rows that never were.
    guard got > 0 || rest.isEmpty || block.isEmpty else {
      throw .badData("\(name): the file became shorter while it was read. Wait for whoever writes it, and begin again.")
    }
    rest = (rest.lowerBound + got)..<rest.upperBound
    return got
  }
}
