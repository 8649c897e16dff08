package anamnesis.shell;

import anamnesis.shell.Markers.Of;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// What the marked world's bucket holds: consents, one of them filed under a patient's name.
record MarkedPapers(Markers markers, Path bucket) {
  void consent(int i, String id, String name, String born) throws IOException {
    String file = i == 0 ? markers.word(Of.FILE, "bucket.key") : "privacy-v1";
    Path consent = bucket.resolve("consents").resolve(id).resolve(file + ".pdf");
    Files.createDirectories(consent.getParent());
    Files.createDirectories(bucket.resolve("uploads"));
    List<String> lines =
        List.of(
            "Consent to treatment",
            "Patient id: " + id,
            "Patient name: " + name,
            "Patient dob: " + born,
            "Consent kind: privacy",
            "Consent version: 1",
            "Signed by: " + markers.patient("signer" + i),
            "Signed on: 2026-02-03",
            "Remark: " + markers.patient("pdf.remark" + i));
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setAuthor(markers.patient("pdf.author" + i));
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream text = new PDPageContentStream(document, page)) {
        text.setFont(new PDType1Font(FontName.HELVETICA), 11);
        text.beginText();
        text.setLeading(18);
        text.newLineAtOffset(72, 720);
        for (String line : lines) {
          text.showText(line);
          text.newLine();
        }
        text.endText();
      }
      document.save(consent.toFile());
    }
  }
}
