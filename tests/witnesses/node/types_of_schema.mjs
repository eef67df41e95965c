// Prints what json-schema-to-typescript makes of a schema, with lists of any length.
import { compileFromFile } from "json-schema-to-typescript";

const options = { bannerComment: "", format: false, ignoreMinAndMaxItems: true };
process.stdout.write(await compileFromFile(process.argv[2], options));
