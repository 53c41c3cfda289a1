/// A colour of a map: red, green and blue.
struct StyleColour: Equatable {
  let red: Int
  let green: Int
  let blue: Int

  init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// As QGIS writes it.
  func text(opacityPercent: Int = 100) -> String { "\(red),\(green),\(blue),\(opacityPercent * 255 / 100)" }

  static let none = StyleColour(255, 255, 255)
  static let ink = StyleColour(27, 31, 36)
  static let line = StyleColour(107, 116, 128)
  static let faint = StyleColour(213, 218, 224)
  /// Of hotspots, as on the pages.
  static let place = StyleColour(138, 28, 74)
  static let incidents = StyleColour(74, 134, 197)
  /// Of what stands in the ground, such as premises: that of the pages' warnings.
  static let premises = StyleColour(138, 90, 0)

  /// From few to many: one hue whose lightness falls, so that it can be read without colour.
  static let ramp = [
    StyleColour(240, 245, 251), StyleColour(181, 208, 238), StyleColour(108, 160, 212), StyleColour(31, 95, 168),
    StyleColour(18, 58, 104),
  ]

  /// Of places that are hot, and cold, for longer and longer: the hues of hotspots and of incidents, lighter and darker.
  static let hot = [
    StyleColour(240, 176, 203), StyleColour(201, 92, 137), StyleColour(138, 28, 74), StyleColour(74, 12, 38),
  ]
  static let cold = [
    StyleColour(181, 208, 238), StyleColour(74, 134, 197), StyleColour(31, 95, 168), StyleColour(18, 58, 104),
  ]

  /// By deprivation, the most deprived first, and by rate, the highest first: blue and red that mix, as Stevens (2015) has
  /// them, told apart by people who do not see red and green apart.
  static let bivariate = [
    [StyleColour(59, 73, 148), StyleColour(86, 152, 185), StyleColour(90, 200, 200)],
    [StyleColour(140, 98, 170), StyleColour(165, 173, 211), StyleColour(172, 228, 228)],
    [StyleColour(190, 100, 172), StyleColour(223, 176, 214), StyleColour(232, 232, 232)],
  ]
}
