import Foundation
public import Testing

/// A browser without a window, where this machine has one.
public enum Chromium {
  /// Where it lies, or nil.
  public static let path = Command.find("chromium")

  /// The environment variable that names the folder which pictures of pages are kept in.
  public static let picturesVariable = "TWITTEN_TEST_PICTURES"

  /// A folder for pictures of pages, made where it is missing: that of the variable, or one in `.build`.
  public static func pictures() throws -> String {
    let folder =
      ProcessInfo.processInfo.environment[picturesVariable] ?? "\(SharedData.package)/.build/pictures"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Opens a page and waits until what the arguments ask for is done.
  ///
  /// - Parameters:
  ///   - file: the path of the page.
  ///   - arguments: what to do with it, such as `--dump-dom`.
  public static func open(_ file: String, _ arguments: [String]) throws -> Command.Result {
    let profile = try TemporaryFolder()
    let own = [
      "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-logging=stderr",
      "--user-data-dir=\(profile.path)", "--virtual-time-budget=20000",
    ]
    return try Command.run(path ?? "chromium", own + arguments + ["file://\(file)"])
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, by name, where there is no Chromium.
  public static var needsChromium: Self {
    .enabled(if: Chromium.path != nil, "chromium is installed")
  }

  /// Skips a test, by name, where nothing reads the text of a PDF.
  public static var needsPDFText: Self {
    .enabled(if: Command.find("pdftotext") != nil, "pdftotext of poppler-utils is installed")
  }
}

extension Tag {
  /// A page in a browser.
  @Tag public static var browser: Self
}
