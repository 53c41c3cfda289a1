import CFiles

/// The SHA-256 digest of bytes, by OpenSSL's libcrypto.
package func sha256(of bytes: [UInt8]) -> [UInt8] {
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe bytes.withUnsafeBytes { bytes in
    unsafe digest.withUnsafeMutableBufferPointer { buffer in
      _ = unsafe EVP_Digest(bytes.baseAddress, bytes.count, buffer.baseAddress, nil, EVP_sha256(), nil)
    }
  }
  return digest
}

/// The SHA-256 digest of a file's bytes, in hexadecimal, by OpenSSL's libcrypto.
package func sha256(of file: FileReader) throws(FileError) -> String {
  let context = unsafe EVP_MD_CTX_new()
  defer { unsafe EVP_MD_CTX_free(context) }
  unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
  var block = [UInt8](repeating: 0, count: 1 << 20)
  var offset = 0
  while true {
    var span = block.mutableSpan
    let got = try file.read(into: &span, at: offset)
    if got == 0 { break }
    unsafe block.withUnsafeBytes { bytes in
      _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, got)
    }
    offset += got
  }
  var digest = [UInt8](repeating: 0, count: 32)
  unsafe digest.withUnsafeMutableBufferPointer { buffer in
    _ = unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
  }
  return hexadecimal(digest)
}

/// The SHA-256 digest of bytes, in hexadecimal.
package func sha256Hexadecimal(of bytes: [UInt8]) -> String { hexadecimal(sha256(of: bytes)) }

private func hexadecimal(_ digest: [UInt8]) -> String {
  let digits = Array("0123456789abcdef")
  return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
