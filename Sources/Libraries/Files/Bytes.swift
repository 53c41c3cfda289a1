import Glibc

/// A fast 64-bit hash of bytes, the same in every run and on every machine: multiply and fold, eight bytes at a time.
///
/// It finds text that has been seen before; it is no protection against someone who looks for collisions, so whoever
/// must be certain compares the bytes.
package func byteHash(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
  unsafe bytes.withUnsafeBytes { raw in
    var hash = seed ^ (UInt64(truncatingIfNeeded: raw.count) &* 0x9E37_79B9_7F4A_7C15)
    var index = 0
    while index + 8 <= raw.count {
      let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      hash = fold(hash ^ word)
      index += 8
    }
    if index < raw.count {
      var word: UInt64 = 0
      while index < raw.count {
        word = unsafe word << 8 | UInt64(raw[index])
        index += 1
      }
      hash = fold(hash ^ word)
    }
    return hash
  }
}

@inline(__always)
private func fold(_ value: UInt64) -> UInt64 {
  let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
  return product.high ^ product.low
}

/// Whether two runs of bytes are the same.
package func sameBytes(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
  guard a.count == b.count else { return false }
  return unsafe a.withUnsafeBytes { left in
    unsafe b.withUnsafeBytes { right in
      guard let l = left.baseAddress, let r = right.baseAddress else { return true }
      return unsafe memcmp(l, r, left.count) == 0
    }
  }
}

/// Whether a byte occurs among others.
package func contains(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
  unsafe bytes.withUnsafeBytes { raw in
    guard let start = raw.baseAddress else { return false }
    return unsafe memchr(start, Int32(byte), raw.count) != nil
  }
}

/// Where the first byte above ASCII stands from `start` on; the end where there is none.
package func firstBeyondASCII(_ bytes: Span<UInt8>, from start: Int = 0) -> Int {
  unsafe bytes.withUnsafeBytes { raw in
    let upperBits: UInt64 = 0x8080_8080_8080_8080
    var index = start
    // Four words at a time, as most text has nothing above ASCII.
    while index + 32 <= raw.count {
      let first = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let second = unsafe raw.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
      let third = unsafe raw.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
      let fourth = unsafe raw.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
      if (first | second | third | fourth) & upperBits != 0 { break }
      index += 32
    }
    while unsafe index < raw.count && raw[index] < 0x80 { index += 1 }
    return index
  }
}

extension [UInt8] {
  /// Appends bytes that are lent.
  package mutating func append(contentsOf bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
