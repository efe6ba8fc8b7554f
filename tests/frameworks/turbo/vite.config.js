export default { build: { rolldownOptions: { input: ["index.html", "kept.html", "without.html"] } } };
