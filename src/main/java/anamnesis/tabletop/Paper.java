package anamnesis.tabletop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/// A sheet of PDF: lines of text, and perhaps form fields.
///
/// It is put together from PDF's own objects, without fonts of this machine, compression or a
/// random id, so that the same sheet has the same bytes anywhere.
final class Paper {
  private static final Charset WIN_ANSI = Charset.forName("windows-1252");
  private static final COSName FONT = COSName.getPDFName("F1");

  private Paper() {}

  /// @param id of the document; the same one for the same sheet
  /// @param fields names and values, in the order of the form; empty for a flat sheet
  static byte[] sheet(long id, List<String> lines, Map<String, String> fields) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDDocumentInformation about = document.getDocumentInformation();
      about.setTitle(lines.getFirst());
      about.setProducer("Portal forms 2");
      document.setDocumentId(id);
      PDPage page = new PDPage(PDRectangle.LETTER);
      PDResources resources = new PDResources(fonts());
      page.setResources(resources);
      page.getCOSObject().setItem(COSName.CONTENTS, text(document, lines));
      document.addPage(page);
      if (!fields.isEmpty()) {
        form(document, page, resources, fields);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes, CompressParameters.NO_COMPRESSION);
      return bytes.toByteArray();
    }
  }

  private static COSDictionary fonts() {
    COSDictionary helvetica = new COSDictionary();
    helvetica.setItem(COSName.TYPE, COSName.FONT);
    helvetica.setItem(COSName.SUBTYPE, COSName.TYPE1);
    helvetica.setName(COSName.BASE_FONT, "Helvetica");
    helvetica.setItem(COSName.ENCODING, COSName.WIN_ANSI_ENCODING);
    COSDictionary fonts = new COSDictionary();
    fonts.setItem(FONT, helvetica);
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.FONT, fonts);
    return resources;
  }

  private static COSStream text(PDDocument document, List<String> lines) throws IOException {
    StringBuilder content = new StringBuilder("BT\n/F1 11 Tf\n18 TL\n72 720 Td\n");
    for (String line : lines) {
      String escaped = line.replaceAll("([\\\\()])", "\\\\$1");
      content.append('(').append(escaped).append(") Tj T*\n");
    }
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream()) {
      out.write(content.append("ET\n").toString().getBytes(WIN_ANSI));
    }
    return stream;
  }

  private static void form(
      PDDocument document, PDPage page, PDResources resources, Map<String, String> fields) {
    COSArray all = new COSArray();
    COSArray widgets = new COSArray();
    float y = 560;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      COSDictionary widget = field(field.getKey(), field.getValue(), y);
      widget.setItem(COSName.P, page);
      all.add(widget);
      widgets.add(widget);
      y -= 28;
    }
    PDAcroForm form = new PDAcroForm(document);
    form.setDefaultResources(resources);
    form.setDefaultAppearance("/F1 11 Tf 0 g");
    form.getCOSObject().setItem(COSName.FIELDS, all);
    // Whoever shows the form draws the values: no appearance of ours depends on a font file.
    form.setNeedAppearances(true);
    page.getCOSObject().setItem(COSName.ANNOTS, widgets);
    document.getDocumentCatalog().setAcroForm(form);
  }

  private static COSDictionary field(String name, String value, float y) {
    COSDictionary field = new COSDictionary();
    field.setItem(COSName.TYPE, COSName.ANNOT);
    field.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
    field.setItem(COSName.FT, COSName.TX);
    field.setItem(COSName.T, new COSString(name));
    field.setItem(COSName.V, new COSString(value));
    field.setInt(COSName.F, 4);
    COSArray box = new COSArray();
    for (float side : new float[] {72, y, 420, y + 18}) {
      box.add(new COSFloat(side));
    }
    field.setItem(COSName.RECT, box);
    return field;
  }
}
