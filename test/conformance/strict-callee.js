// `arguments.callee` of strict functions throws.
try {
  (function () {
    return arguments.callee;
  })();
} catch (error) {
  console.log(error.name, error.message);
}
