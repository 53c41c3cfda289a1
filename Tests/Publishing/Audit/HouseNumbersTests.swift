import Testing

@testable import Publishing

@Suite struct HouseNumbersTests {
  @Test(arguments: [
    "7 Quarry Way", "It was 12a, Kittiwake Lane.", "Flat 3, Harbour House", "XS3 1EN", "bn111aa",
    "59 Old Mill Road, North",
  ])
  func `a house with its street, a flat or a postcode is an address`(_ text: String) {
    #expect(HouseNumbers.stand(in: text))
  }

  @Test(arguments: [
    "On or near Kittiwake Lane", "£1 Arcade; Market Place", "A27 Upper Road", "Noise (12); Market Place",
    "Sandmouth 012C",
    "SZ939637",
  ])
  func `a street, a price, a road's number or an area is none`(_ text: String) {
    #expect(!HouseNumbers.stand(in: text))
  }
}
