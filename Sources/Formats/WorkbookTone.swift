/// Red, amber or green: pale grounds with dark letters, which stay legible in print without colour.
package enum WorkbookTone: Sendable {
  case red, amber, green

  /// `0xRRGGBB`
  var fill: UInt32 {
    switch self {
    case .red: 0xFFC7CE
    case .amber: 0xFFEB9C
    case .green: 0xC6EFCE
    }
  }

  /// At least 5 to 1 against the ground.
  var text: UInt32 {
    switch self {
    case .red: 0x9C0006
    case .amber: 0x7F4F00
    case .green: 0x006100
    }
  }
}
