import Formats
import Testing

@Suite struct DelimiterTests {
  private func found(_ text: String) -> String { Delimiter.name(of: Delimiter.found(in: Array(text.utf8).span)) }

  @Test(arguments: [
    ("a,b\n1,2\n", "commas"), ("a;b\n1;2\n", "semicolons"), ("a\tb\n1\t2\n", "tabs"), ("a|b\n1|2\n", "bars"),
    ("a\n1\n", "nothing"), ("a;b", "semicolons"), ("", "nothing"),
  ])
  func `each delimiter is found`(text: String, delimiter: String) {
    #expect(found(text) == delimiter)
  }

  @Test func `decimal commas do not make a table of semicolons one of commas`() {
    #expect(found("x;y\n1,5;2,5\n1,25;2,75\n3,5;4,5\n") == "semicolons")
  }

  @Test func `delimiters within quotes are none`() {
    #expect(found("a;b\n\"1, 2, 3\";4\n\"5\n,6\";7\n") == "semicolons")
  }

  @Test func `free text with commas does not outweigh the tabs`() {
    #expect(found("Ref, no\tNote\n1\tloud, late\n2\tbins, again, and again\n3\tquiet\n") == "tabs")
  }

  @Test func `of equals the one with more fields is taken, and then the first`() {
    #expect(found("a,b;c;d\n1,2;3;4\n") == "semicolons")
    #expect(found("a,b;c\n1,2;3\n") == "commas")
  }

  @Test func `a row with more or fewer fields does not mislead`() {
    #expect(found("a;b;c\n1;2;3\n1;2\n1;2;3;4\n1,2;3;4\n") == "semicolons")
  }
}
