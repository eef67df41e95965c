import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Prints a verdict of Java's own XML Schema processor on each document: {@code Verdicts SCHEMA FOLDER COUNT}. */
public class Verdicts {
    public static void main(String[] arguments) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setErrorHandler(REFUSING);
        Schema schema = factory.newSchema(new File(arguments[0]));
        for (int n = 0; n < Integer.parseInt(arguments[2]); n++) {
            byte[] document = Files.readAllBytes(Path.of(arguments[1], n + ".xml"));
            Validator validator = schema.newValidator();
            validator.setErrorHandler(REFUSING);
            try {
                validator.validate(new StreamSource(new ByteArrayInputStream(document)));
                System.out.println("taken");
            } catch (SAXException refused) {
                System.out.println("refused");
            }
        }
    }

    private static final ErrorHandler REFUSING = new ErrorHandler() {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    };
}
