package anamnesis.source.bucket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;

/// Signed documents as real PDFs.
final class Paper {
  private Paper() {}

  static byte[] form(Map<String, String> fields) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      PDAcroForm form = new PDAcroForm(document);
      PDResources resources = new PDResources();
      resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
      form.setDefaultResources(resources);
      form.setDefaultAppearance("/Helv 11 Tf 0 g");
      document.getDocumentCatalog().setAcroForm(form);
      for (Map.Entry<String, String> field : fields.entrySet()) {
        PDTextField text = new PDTextField(form);
        text.setPartialName(field.getKey());
        form.getFields().add(text);
        text.setValue(field.getValue());
      }
      return saved(document);
    }
  }

  static byte[] flat(Map<String, String> lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      print(document, lines);
      return saved(document);
    }
  }

  static byte[] locked() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return saved(document);
    }
  }

  /// A small file with more letters on its page than anybody signs.
  static byte[] bomb() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 9);
        for (int i = 0; i < 110; i++) {
          content.showText("x".repeat(10_000));
        }
        content.endText();
      }
      return saved(document);
    }
  }

  private static void print(PDDocument document, Map<String, String> lines) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 11);
      content.setLeading(16);
      content.newLineAtOffset(72, 700);
      for (Map.Entry<String, String> line : lines.entrySet()) {
        content.showText(line.getKey() + ": " + line.getValue());
        content.newLine();
      }
      content.endText();
    }
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }
}
