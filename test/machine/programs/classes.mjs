// Classes: fields, private names, accessors, statics, inheritance, super, new.target, species.
const log = (...parts) => console.log(parts.map(String).join(" "));
class Shelf {
  static #made = 0;
  static kinds = ["tall", "low"];
  static {
    log("static block", this.kinds.length, Shelf.name);
  }
  #books = [];
  label = `shelf ${++Shelf.#made}`;
  ["computed" + 1] = this.label.length;
  static count() {
    return Shelf.#made;
  }
  static get last() {
    return this.kinds[this.kinds.length - 1];
  }
  get size() {
    return this.#books.length;
  }
  set size(n) {
    this.#books.length = n;
  }
  #check(book) {
    return !this.#books.includes(book);
  }
  get #first() {
    return this.#books[0];
  }
  add(...books) {
    for (const book of books) if (this.#check(book)) this.#books.push(book);
    return this;
  }
  first() {
    return this.#first;
  }
  has(other) {
    return #books in other;
  }
  *[Symbol.iterator]() {
    yield* this.#books;
  }
  async load() {
    await null;
    return this.#books.length;
  }
  toString() {
    return `${this.label}: ${[...this].join(", ")}`;
  }
}
class Locked extends Shelf {
  key = super.toString();
  constructor(name, ...rest) {
    log(new.target.name, rest.length);
    super(...rest);
    this.name = name;
  }
  add(book) {
    return super.add(book, `${book} copy`);
  }
  get size() {
    return super.size * 10;
  }
  set size(n) {
    super.size = n / 10;
  }
  static count() {
    return super.count() + 100;
  }
  toString() {
    return `locked ${super.toString()}`;
  }
}
const shelf = new Shelf().add("a", "b", "a");
log(shelf, shelf.size, shelf.first(), shelf.computed1, Shelf.last);
const locked = new Locked("safe", 1, 2);
locked.add("x");
log(locked, locked.size, locked.key, Locked.count(), locked instanceof Shelf, locked.has(shelf), locked.has({}));
locked.size = 10;
log(locked.size, await locked.load());
log(Object.getOwnPropertyNames(Shelf.prototype).join(), Object.keys(locked).join(), Shelf.length, Locked.length, Locked.name);
try {
  Shelf();
} catch (error) {
  log(error.name, error.message);
}
try {
  Shelf.prototype.add.call({}, 1);
} catch (error) {
  log(error.name, error.message);
}
try {
  new (class extends Shelf {
    constructor() {
      this.x = 1;
    }
  })();
} catch (error) {
  log(error.name, error.message);
}
try {
  new (class extends null {})();
} catch (error) {
  log(error.name);
}
try {
  class X extends 5 {}
} catch (error) {
  log(error.name, error.message);
}
try {
  null.x;
} catch (error) {
  log(error.message);
}
class Stack extends Array {
  top() {
    return this[this.length - 1];
  }
}
const stack = new Stack();
stack.push(1, 2);
log(stack.top(), stack.length, stack.map((n) => n * 2) instanceof Stack, stack.filter(Boolean).top());
class Failure extends Error {
  constructor(message, options) {
    super(message, options);
    this.code = "E";
  }
  get name() {
    return "Failure";
  }
}
const failure = new Failure("broken", { cause: 1 });
log(failure, failure.cause, failure instanceof Error, Object.prototype.toString.call(failure), failure.stack.split("\n")[0]);
const Mixed = (Base) =>
  class extends Base {
    mixed() {
      return "mixed " + this.label;
    }
  };
log(new (Mixed(Shelf))().mixed());
function Old(a) {
  if (!new.target) return new Old(a);
  this.a = a;
}
Old.prototype.get = function () {
  return this.a;
};
log(Old(5).get(), new Old(6) instanceof Old, Old.prototype.constructor === Old);
const object = {
  __proto__: { inherited: 1 },
  get x() {
    return this._x ?? "none";
  },
  set x(v) {
    this._x = v;
  },
  m() {
    return super.toString === Object.prototype.toString;
  },
  async *gen() {
    yield 1;
  },
};
object.x = 4;
log(object.x, object.inherited, object.m(), Object.keys(object).join());
class Counter {
  static #n = 0;
  static next = () => ++Counter.#n;
  count = Counter.next();
  again = () => this.count;
}
log(new Counter().count, new Counter().again.call(null));
const symbol = Symbol("s");
class WithSymbol {
  [symbol]() {
    return "sym";
  }
  static [Symbol.hasInstance](v) {
    return v === 1;
  }
  get [Symbol.toStringTag]() {
    return "Tagged";
  }
}
log(new WithSymbol()[symbol](), 1 instanceof WithSymbol, String(new WithSymbol()));
const order = [];
class Order {
  static [(order.push("k1"), "a")] = order.push("v1");
  [(order.push("k2"), "b")] = order.push("v2");
  static [(order.push("k3"), "c")] = order.push("v3");
}
new Order();
log(order.join());
class Acc {
  accessorValue = 1;
  static s = this.name;
  inner = (() => this)();
}
log(Acc.s, new Acc().inner.accessorValue, typeof Acc);
