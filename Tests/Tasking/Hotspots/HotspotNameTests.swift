@testable import Tasking
import Testing

@Suite struct HotspotNameTests {
  @Test(arguments: [
    ("On or near High Street", "High Street", false), ("On or near Parking Area", "Parking Area", true),
    ("Pier", "Pier", false), ("On or near ", "", true), ("On or near Park/Open Space", "Park/Open Space", true),
  ])
  func `the published name loses its prefix, and kinds of place are told from streets`(
    published: String, name: String, isKind: Bool
  ) {
    #expect(PlaceName(published).name == name)
    #expect(PlaceName(published).isKind == isKind)
  }
}
