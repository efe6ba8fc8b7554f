import { join } from "node:path";

// As files that any server can give. What is installed is linked from elsewhere in this repository.
export default { output: "export", turbopack: { root: join(import.meta.dirname, "..", "..", "..") } };
