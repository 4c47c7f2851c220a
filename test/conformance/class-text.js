// A class prints as its whole source.
class Point {
  constructor(x) {
    this.x = x;
  }
  static make() {
    return new this(1);
  }
}
class Empty {
  method() {}
}
console.log(Point.toString(), Empty.toString(), (class {}).toString(), Point.make.toString());
