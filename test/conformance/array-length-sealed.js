// Cutting a sealed array short says which element would not go.
"use strict";
try {
  Object.seal([2, 1]).length = 0;
} catch (error) {
  console.log(error.name, error.message);
}
