import CSV
import Files

/// Enough of a file to see what it is: its beginning, and of a longer file of lines its end too, held in memory.
///
/// Tables are often sorted, so that the beginning alone would show one district of a county or one year of ten.
package struct Excerpt: ByteSource {
  package let name: String
  /// The beginning up to a line end, and after it the end from a line's beginning on.
  package let bytes: [UInt8]
  /// Whether it is all of the file.
  package let isWhole: Bool
  /// How large the file is, or what an archive says of its entry.
  package let wholeSize: Int

  private static let beginning = TextEncoding.sampleSize
  private static let end = 1 << 17

  package var statedSize: Int { bytes.count }

  /// Of a file.
  package init(path: String, name: String) throws(InputError) {
    let reader = try InputFile.open(path: path, name: name)
    func read(_ count: Int, at offset: Int) throws(InputError) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      var span = bytes.mutableSpan
      do {
        let got = try reader.read(into: &span, at: offset)
        bytes.removeLast(count - got)
      } catch {
        throw InputFile.error(error, name)
      }
      return bytes
    }
    self.name = name
    wholeSize = reader.size
    isWhole = reader.size <= Self.beginning + Self.end
    if isWhole {
      bytes = try read(reader.size, at: 0)
      return
    }
    let head = try read(Self.beginning, at: 0)
    // Line ends of two bytes are not looked for.
    let isOfBytes = TextEncoding(of: head.span).map { $0 != .utf16LittleEndian && $0 != .utf16BigEndian } ?? false
    let tail = isOfBytes ? try read(Self.end, at: reader.size - Self.end) : []
    if let last = head.lastIndex(of: 0x0A), let first = tail.firstIndex(of: 0x0A) {
      bytes = Array(head[...last] + tail[(first + 1)...])
    } else {
      bytes = head
    }
  }

  /// Of anything that is read from its beginning on, such as an entry of an archive.
  package init(beginningOf source: any ByteSource) throws(InputError) {
    var head = [UInt8](repeating: 0, count: Self.beginning)
    var span = head.mutableSpan
    let got = try source.stream().read(into: &span)
    head.removeLast(head.count - got)
    name = source.name
    wholeSize = source.statedSize
    isWhole = got < Self.beginning
    bytes = head
  }

  package func stream() -> any ByteStream { ExcerptStream(bytes) }
}

private final class ExcerptStream: ByteStream {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into block: inout MutableSpan<UInt8>) -> Int {
    let got = min(block.count, rest.count)
    for index in 0..<got { block[index] = rest[rest.startIndex + index] }
    rest = rest.dropFirst(got)
    return got
  }
}

extension DelimitedFile {
  /// The rows as text, for text that is short. One in which a quote is still open at the end is left out, and so are
  /// those with more or fewer fields than the header.
  package func rowsToLookAt() -> [[String]] {
    var rows: [[String]] = []
    do throws(InputError) {
      _ = try forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [self])) { row in
        rows.append((0..<row.count).map { row.text($0) })
      }
    } catch {
      _ = rows.popLast()
    }
    return rows.filter { $0.count == header.count }
  }
}
