// Angular's own compiler has written compiled/ before; what its packages hold half compiled is linked here.
import { transformAsync } from "@babel/core";
import { createEs2015LinkerPlugin } from "@angular/compiler-cli/linker/babel";
import { ConsoleLogger, LogLevel, NodeJSFileSystem } from "@angular/compiler-cli";

const linker = createEs2015LinkerPlugin({ fileSystem: new NodeJSFileSystem(), logger: new ConsoleLogger(LogLevel.warn), linkerJitMode: false });

const link = {
  name: "link",
  transform: async (code, id) => (code.includes("ɵɵngDeclare") ? { code: (await transformAsync(code, { filename: id, plugins: [linker], compact: false })).code, map: null } : null),
};

// As Angular's command line does it for what is published.
export default { plugins: [link], define: { ngDevMode: "false" } };
