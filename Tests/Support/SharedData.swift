import Foundation
public import Testing

/// The real data and the references beside the clone, where they are present.
public enum SharedData {
  /// The root of the package.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  private static let folder = URL(fileURLWithPath: package).deletingLastPathComponent().path + "/shared/data"

  /// Whether the folder is there; tests of real data are skipped by name where it is not.
  public static let isPresent = FileManager.default.fileExists(atPath: folder)

  /// The path of a file in the folder, such as `police/arun_2025`.
  public static func path(_ name: String) -> String { "\(folder)/\(name)" }

  /// The names in one of its folders, sorted, as whole paths.
  public static func files(in name: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? []
    return names.sorted().map { "\(path(name))/\($0)" }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, by name, where the real data is not beside the clone.
  public static var needsSharedData: Self {
    .enabled(if: SharedData.isPresent, "the folder shared/data lies beside the clone")
  }
}

extension Tag {
  /// Numbers from outside, with a line that says where from.
  @Tag public static var reference: Self
  /// Something that holds for any input, on seeded data.
  @Tag public static var property: Self
  /// The same for any number of workers.
  @Tag public static var threads: Self
  /// The built command in a fresh folder.
  @Tag public static var command: Self
  /// Real Sussex data.
  @Tag public static var realData: Self
}
