import CFiles
import Glibc

/// A folder that is filled out of sight and then takes its place in one step: a reader never sees half of it.
///
/// Files go into `.NAME.partial` beside the target. That folder is locked while it is being filled, so a second run on
/// the same target is told so; what a killed run left there is cleared by the next one.
package final class StagedFolder {
  package enum Failure: Error {
    /// Another process is filling the same folder.
    case locked(path: String)
    case system(FileError)
  }

  package let target: String
  /// Where the files are written until `commit`.
  package let staging: String
  private let lock: Int32
  private var committed = false

  /// - Parameters:
  ///   - target: the folder to make or replace, an absolute path without a slash at its end. Its parent exists.
  ///   - foreign: the names of what is of another hand in a folder that a killed run left out of sight: after the exchange that is
  ///     the old target.
  package init(_ target: String, rescuing foreign: (_ left: String) -> [String] = { _ in [] }) throws(Failure) {
    let slash = target.lastIndex(of: "/") ?? target.startIndex
    let parent = String(target[..<slash])
    let name = String(target[target.index(after: slash)...])
    let staging = "\(parent)/.\(name).partial"
    if unsafe mkdir(staging, 0o750) != 0, errno != EEXIST {
      throw .system(FileError(code: errno, path: parent.isEmpty ? "/" : parent))
    }
    // A link of that name would have another folder emptied and filled.
    let lock = unsafe open(staging, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard lock >= 0 else { throw .system(FileError(code: errno, path: staging)) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0, Self.isStill(lock, at: staging) else {
      close(lock)
      throw .locked(path: target)
    }
    self.target = target
    self.staging = staging
    self.lock = lock
    do {
      for name in foreign(staging) { try Self.move("\(staging)/\(name)", to: "\(target)/\(name)") }
      try Self.removeContents(of: staging)
    } catch {
      close(lock)
      throw .system(error)
    }
  }

  deinit {
    if !committed { try? Self.remove(staging) }
    close(lock)
  }

  /// Writes one file, readable by the owner and the group only.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let path = "\(staging)/\(name)"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw FileError(code: errno, path: "\(target)/\(name)") }
    defer { close(descriptor) }
    try StagedFile.writeAll(bytes, to: descriptor, "\(target)/\(name)")
  }

  /// Puts the folder in its place. Entries of the old folder for which `keeps` is true move over; the rest is removed.
  package func commit(keeping keeps: (String) -> Bool) throws(FileError) {
    var status = stat()
    guard unsafe lstat(target, &status) == 0 else {
      try rename(from: staging, to: target)
      committed = true
      return
    }
    // Exchange first, in one step; then what is not ours moves back from the old folder to the new.
    if unsafe renameat2(AT_FDCWD, staging, AT_FDCWD, target, TWITTEN_RENAME_EXCHANGE) != 0 {
      let old = "\(staging).old"
      try rename(from: target, to: old)
      do {
        try rename(from: staging, to: target)
      } catch {
        try rename(from: old, to: target)
        throw error
      }
      try rename(from: old, to: staging)
    }
    committed = true
    for name in try Self.entries(of: staging) where keeps(name) {
      try rename(from: "\(staging)/\(name)", to: "\(target)/\(name)")
    }
    try Self.remove(staging)
  }

  /// Moves what has no namesake there.
  private static func move(_ path: String, to place: String) throws(FileError) {
    var status = stat()
    if unsafe lstat(place, &status) == 0 { throw FileError(code: EEXIST, path: place) }
    guard unsafe Glibc.rename(path, place) == 0 else { throw FileError(code: errno, path: place) }
  }

  private func rename(from: String, to: String) throws(FileError) {
    guard unsafe Glibc.rename(from, to) == 0 else { throw FileError(code: errno, path: to) }
  }

  /// Between opening and locking, the folder may have become another run's result.
  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var opened = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &opened) == 0, unsafe stat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// The names in a folder, sorted.
  package static func entries(of path: String) throws(FileError) -> [String] {
    guard let directory = unsafe opendir(path) else { throw FileError(code: errno, path: path) }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func removeContents(of path: String) throws(FileError) {
    for name in try entries(of: path) { try remove("\(path)/\(name)") }
  }

  private static func remove(_ path: String) throws(FileError) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      try removeContents(of: path)
      guard unsafe rmdir(path) == 0 else { throw FileError(code: errno, path: path) }
    } else {
      guard unsafe unlink(path) == 0 else { throw FileError(code: errno, path: path) }
    }
  }
}
