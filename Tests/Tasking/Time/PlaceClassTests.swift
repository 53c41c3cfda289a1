import Tasking
import Testing

@Suite struct PlaceClassTests {
  @Test(
    arguments: [
      ("HHHHHHHHHHHHHHHHHHHHHHHH", PlaceClass.chronic), ("H.H.H.H.H.H.H.H.H.HH.H.H", .chronic),
      ("....................HHHH", .emerging), (".H...................HHH", .emerging),
      ("HHHH.................HHH", .returning), ("HHHHHHHHHH..............", .fading),
      ("HHHHHHHHHHHHHHHHHHHHH...", .fading), ("...........H............", .oneOff),
      ("......................HH", .oneOff), (".................................HHH", .emerging),
    ])
  func `months make a class`(months: String, expected: PlaceClass) {
    #expect(PlaceClass(months.map { $0 == "H" }) == expected)
  }

  @Test func `a place that was never hot has no class`() {
    #expect(PlaceClass([Bool](repeating: false, count: 24)) == nil && PlaceClass([]) == nil)
  }
}
