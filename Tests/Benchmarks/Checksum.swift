/// A hash of an answer, of every value in order: FNV-1a over 64-bit words.
struct Checksum {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  var hexadecimal: String {
    let figures = String(value, radix: 16)
    return String(repeating: "0", count: 16 - figures.count) + figures
  }

  mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01B3
    // The product carries nothing downwards: without this the upper bits of a Double would stay there.
    value ^= value >> 29
  }

  mutating func add(_ integers: some Sequence<some BinaryInteger>) {
    for integer in integers { add(UInt64(truncatingIfNeeded: integer)) }
  }

  mutating func add(_ numbers: some Sequence<Double>) {
    for number in numbers { add(number.bitPattern) }
  }

  mutating func add(_ text: String) {
    add(text.utf8)
    add(UInt64.max)
  }
}
