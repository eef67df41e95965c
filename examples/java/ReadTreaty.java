import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.Unmarshaller;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import treaty.Article;
import treaty.Part;
import treaty.Passage;
import treaty.Source;
import treaty.Treaty;

/** Prints the articles of a treaty, their clauses, and who reports them: {@code ReadTreaty SCHEMA TREATY}. */
public class ReadTreaty {
    private static final PrintStream OUT = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        Treaty treaty = read(new File(arguments[0]), new File(arguments[1]));
        Map<String, Source> sources = new HashMap<>();
        if (treaty.getSources() != null) {
            for (Source source : treaty.getSources().getSource()) {
                if (source.getPassages() == null) continue;
                for (Passage passage : source.getPassages().getPassage()) sources.put(passage.getId(), source);
            }
        }
        OUT.println(treaty.getId());
        if (treaty.getArticles() == null) return;
        for (Article article : treaty.getArticles().getArticle()) {
            OUT.println("Article " + article.getNumber());
            for (Part provision : article.getProvisions()) {
                OUT.println("  " + provision.getClass().getSimpleName());
                for (Part clause : provision.getClauses()) {
                    OUT.println("    " + clause.getClass().getSimpleName());
                    for (String id : clause.getReportedBy().split(" ")) {
                        OUT.println("      " + id + ", in " + sources.get(id).getLanguage());
                    }
                }
            }
        }
    }

    /** A treaty, checked by the schema as it is read. Nothing that the document names is fetched. */
    private static Treaty read(File schema, File document) throws Exception {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        Unmarshaller unmarshaller = JAXBContext.newInstance(Treaty.class).createUnmarshaller();
        SchemaFactory schemas = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        unmarshaller.setSchema(schemas.newSchema(new StreamSource(schema)));
        try (InputStream bytes = new FileInputStream(document)) {
            return unmarshaller.unmarshal(factory.createXMLStreamReader(bytes), Treaty.class).getValue();
        }
    }
}
