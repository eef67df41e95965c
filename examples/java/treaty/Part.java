package treaty;

import java.util.List;
import javax.xml.bind.annotation.XmlTransient;

/** What stands above all classes that xjc makes, so that a program need not know them one by one. */
@XmlTransient
public abstract class Part {
    /** The clauses of a provision or an event; none in anything else. */
    public List<Part> getClauses() {
        return List.of();
    }

    /** The identifiers of the passages that report a clause, with single blanks between them. */
    public String getReportedBy() {
        return "";
    }
}
