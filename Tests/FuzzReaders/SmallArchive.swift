/// A ZIP archive put together by hand, so that every word of it can be wrong (PKWARE's APPNOTE.TXT).
package struct SmallArchive: Sendable {
  package struct Entry: Sendable {
    package var name: [UInt8]
    /// As packed.
    package var packed: [UInt8]
    package var size: Int
    package var checksum: UInt32
    package var method: UInt16
    package var flags: UInt16 = 0
    /// Where the directory says that the entry lies; nil for the truth.
    package var offset: UInt32?
    /// What the directory says of the sizes; nil for the truth.
    package var statedSize: UInt32?
    package var statedPacked: UInt32?
    package var extra: [UInt8] = []

    package init(_ name: String, _ content: [UInt8], isDeflated: Bool = false) {
      self.name = Array(name.utf8)
      packed = isDeflated ? Self.deflated(content) : content
      size = content.count
      checksum = Self.checksum(content)
      method = isDeflated ? 8 : 0
    }

    /// Deflate with its fixed codes (RFC 1951, 3.2.6), where runs of one byte are the only repetitions.
    private static func deflated(_ content: [UInt8]) -> [UInt8] {
      var writer = BitWriter()
      writer.append(1, bits: 1)
      writer.append(1, bits: 2)
      var index = 0
      while index < content.count {
        let byte = content[index]
        writer.appendCode(byte < 144 ? 0x30 + UInt16(byte) : 0x190 + UInt16(byte) - 144, bits: byte < 144 ? 8 : 9)
        index += 1
        while index + 258 <= content.count, content[index..<index + 258].allSatisfy({ $0 == byte }) {
          // Length 258, which is code 285, from one byte before, which is code 0.
          writer.appendCode(0xC5, bits: 8)
          writer.appendCode(0, bits: 5)
          index += 258
        }
      }
      writer.appendCode(0, bits: 7)
      return writer.bytes
    }

    private static func checksum(_ content: [UInt8]) -> UInt32 {
      ~content.reduce(UInt32.max) { value, byte in table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { number in
      (0..<8).reduce(UInt32(number)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
  }

  package var entries: [Entry]
  /// What the end of the directory says of the number of entries; nil for the truth.
  package var statedCount: UInt16?
  /// Where the end says that the directory begins; nil for the truth.
  package var statedStart: UInt32?
  /// Put between the directory and its end: zip64's records.
  package var beforeEnd: [UInt8] = []

  package init(_ entries: [Entry]) { self.entries = entries }

  /// The archive.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = UInt32(bytes.count)
      var common = Self.two(20) + Self.two(entry.flags) + Self.two(entry.method)
      common += Self.two(0) + Self.two(0x21) + Self.four(entry.checksum)
      common += Self.four(entry.statedPacked ?? UInt32(entry.packed.count))
      common += Self.four(entry.statedSize ?? UInt32(entry.size))
      common += Self.two(UInt16(entry.name.count))
      bytes += [0x50, 0x4B, 0x03, 0x04] + common + Self.two(0)
      bytes += entry.name + entry.packed
      directory += [0x50, 0x4B, 0x01, 0x02] + Self.two(20)
      directory += common + Self.two(UInt16(entry.extra.count))
      directory += [UInt8](repeating: 0, count: 10)
      directory += Self.four(entry.offset ?? offset) + entry.name + entry.extra
    }
    let count = Self.two(statedCount ?? UInt16(entries.count))
    var end: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0] + count + count
    end += Self.four(UInt32(directory.count))
    end += Self.four(statedStart ?? UInt32(bytes.count)) + Self.two(0)
    return bytes + directory + beforeEnd + end
  }

  package static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
  package static func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
  package static func eight(_ value: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
}

private struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var used = 8

  mutating func append(_ value: UInt16, bits: Int) {
    for bit in 0..<bits {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << used
      used += 1
    }
  }

  /// Codes are written from their highest bit on.
  mutating func appendCode(_ value: UInt16, bits: Int) {
    for bit in (0..<bits).reversed() { append(value >> bit & 1, bits: 1) }
  }
}
