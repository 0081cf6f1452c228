package org.sightline.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sightline.text.Quad;
import org.sightline.text.TextLine;

class TextRulesTest {
  private static TextLine line(String text, double y) {
    double width = 11.0 * text.length();
    return new TextLine(text, 0.97, new Quad(300 + width / 2, y, width, 20, 0));
  }

  private static List<Finding> findings(Policy policy, TextLine... lines) {
    Observation seen =
        new Scene().fix(-41.2, -24.5, 8, "exif:GPS").observation().with(List.of(lines));
    List<Finding> findings = new ArrayList<>(new SignInPicture().weigh(policy, seen));
    findings.addAll(new MarkedDocument().weigh(policy, seen));
    return findings;
  }

  private static TextLine[] page(String head) {
    return new TextLine[] {
      line(head, 100),
      line("The report was secret for years, and the harbour was", 200),
      line("a restricted area where no photography was allowed. He", 230),
      line("wrote top secret on the file himself, in red, which no", 260),
      line("one who worked there would have done, and put it into", 290),
    };
  }

  @Test
  void aSignIsQuotedAndHasThePolicysLevel() {
    Finding finding = findings(Policy.standard(), line("NO PHOTOGRAPHY", 50)).get(0);
    assertEquals("sign-in-picture", finding.rule());
    assertEquals(Level.MEDIUM, finding.level());
    assertEquals(
        "A sign in the picture forbids photography; it was read as “NO PHOTOGRAPHY”.",
        finding.reason());
    assertEquals("no photography", finding.evidence().get(1).value());
    assertEquals(Level.LOW, findings(Policy.standard(), line("KEEP OUT", 50)).get(0).level());
    assertEquals(
        Level.MEDIUM, findings(Policy.standard(), line("MILITARY AREA", 50)).get(0).level());
  }

  @Test
  void aPolicySetsEachLevel() throws Exception {
    Policy policy =
        new PolicyReader("p.yaml")
            .read("policy: p\ntext: {noPhotography: HIGH, noEntry: NONE, markedRestricted: LOW}\n");
    assertEquals(Level.HIGH, findings(policy, line("NO PHOTOGRAPHY", 50)).get(0).level());
    assertEquals(Level.NONE, findings(policy, line("NO ENTRY", 50)).get(0).level());
    assertEquals(Level.LOW, findings(policy, page("NATO RESTRICTED")).get(0).level());
    assertEquals(Level.MEDIUM, findings(policy, page("NATO SECRET")).get(0).level());
    assertTrue(policy.text().read());
  }

  @Test
  void aMarkedPageIsQuotedAndAnOrdinaryOneIsNothing() {
    Finding finding = findings(Policy.standard(), page("NATO SECRET")).get(0);
    assertEquals("marked-document", finding.rule());
    assertEquals(
        "A page of writing in the picture bears a protective marking at its head; it was read as"
            + " “NATO SECRET”.",
        finding.reason());
    assertEquals("nato secret (nato)", finding.evidence().get(1).value());
    assertEquals(List.of(), findings(Policy.standard(), page("The harbour")));
    assertEquals(List.of(), findings(Policy.standard()));
  }

  @Test
  void findingsOnTextAreInTheAssessment() {
    Observation seen =
        new Scene()
            .fix(-41.2, -24.5, 8, "exif:GPS")
            .observation()
            .with(List.of(line("FOTOGRAFIEREN VERBOTEN", 50)));
    Assessment.Assessed assessed = Assessor.assess(Policy.standard(), seen);
    assertEquals(1, assessed.findings().size());
    assertEquals("sign-in-picture", assessed.findings().get(0).rule());
  }
}
