"""Writes the update sequences that UpdateRuleTest compares with, in float64, beside this file.

sgd, momentum, nesterov, adam and adamw are those of torch.optim, clipping is torch.nn.utils.clip_grad_norm_; lars and lamb
are written out here in numpy from their papers' formulas. Gradients are given, the same for every case, so that rounding
of the weights does not feed back. Needs torch and numpy; run it with no arguments.
"""

import json
import math
import pathlib
import platform

import numpy
import torch

HERE = pathlib.Path(__file__).resolve().parent
SHAPES = {"weight": (5, 8), "bias": (5,)}  # 40 values: whole vectors of the kernels and a rest
UPDATES = 50
KEPT = (1, 2, 10, 50)
SYSTEM = (
    f"torch {torch.__version__} (torch.optim), numpy {numpy.__version__}, Python {platform.python_version()},"
    f" {platform.freedesktop_os_release()['PRETTY_NAME']}, float64"
)


def short(value):
    """Rounds to 1/256: exact in float32, and short as a decimal."""
    return round(value * 256) / 256


def problem():
    count = sum(math.prod(shape) for shape in SHAPES.values())
    initial = [short(math.cos(1.3 * i) + 0.1 * (i % 3)) for i in range(count)]
    gradients = []
    for t in range(UPDATES):
        size = 1 + 0.8 * math.sin(0.5 * t)
        gradients.append(
            [short(size * (0.6 * math.sin(0.9 * t + 1.7 * i) + 0.3 * math.cos(0.05 * t * (i % 7 + 1)))) for i in range(count)]
        )
    return initial, gradients


def split(values):
    """Cuts a flat list into arrays of the two shapes."""
    flat, arrays = numpy.array(values, dtype=numpy.float64), []
    for shape in SHAPES.values():
        arrays.append(flat[: math.prod(shape)].reshape(shape).copy())
        flat = flat[math.prod(shape) :]
    return arrays


def case(label, optimizer, rate, momentum=(0.0, 0.0), beta1=0.9, beta2=0.999, epsilon=1e-8, decay=0.0, clip=None):
    """Learning rate and momentum go linearly from the first value to the second, over the updates."""
    return {
        "label": label,
        "optimizer": {
            "name": optimizer,
            "beta1": beta1,
            "beta2": beta2,
            "epsilon": epsilon,
            "weightDecay": decay,
            "clipNorm": clip,
        },
        "learningRates": list(rate),
        "momenta": list(momentum),
    }


NINE = (0.9, 0.9)
CASES = [
    case("constant rate", "sgd", (0.1, 0.1)),
    case("decay and clipping, falling rate", "sgd", (0.2, 0.01), decay=0.05, clip=3.0),
    case("momentum 0.9", "momentum", (0.02, 0.02), NINE),
    case("decay and clipping, moving rate and momentum", "momentum", (0.1, 0.01), (0.5, 0.95), decay=0.05, clip=3.0),
    case("momentum 0.9", "nesterov", (0.02, 0.02), NINE),
    case("decay and clipping, moving rate and momentum", "nesterov", (0.1, 0.01), (0.5, 0.95), decay=0.05, clip=3.0),
    case("usual constants", "adam", (0.01, 0.01)),
    case("other constants, decay and clipping, falling rate", "adam", (0.05, 0.005), (0, 0), 0.8, 0.95, 1e-3, 0.1, 3.0),
    case("usual constants", "adamw", (0.01, 0.01), decay=0.01),
    case("other constants, decay and clipping, falling rate", "adamw", (0.05, 0.005), (0, 0), 0.8, 0.95, 1e-3, 0.3, 3.0),
    case("momentum 0.9", "lars", (1.0, 1.0), NINE),
    case("decay and clipping, moving rate and momentum", "lars", (2.0, 0.2), (0.5, 0.95), decay=0.05, clip=3.0),
    case("usual constants", "lamb", (0.01, 0.01), epsilon=1e-6),
    case("other constants, decay and clipping, falling rate", "lamb", (0.05, 0.005), (0, 0), 0.8, 0.95, 1e-3, 0.3, 3.0),
]


def at(ends, t):
    return ends[0] + (ends[1] - ends[0]) * t / (UPDATES - 1)


class Torch:
    """A rule of torch.optim."""

    def __init__(self, spec, weights):
        self.parameters = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in weights]
        self.clip = spec["clipNorm"]
        name, decay = spec["name"], spec["weightDecay"]
        adam = {"betas": (spec["beta1"], spec["beta2"]), "eps": spec["epsilon"], "weight_decay": decay, "lr": 1.0}
        if name == "adam":
            self.optimizer = torch.optim.Adam(self.parameters, **adam)
        elif name == "adamw":
            self.optimizer = torch.optim.AdamW(self.parameters, **adam)
        else:
            # A momentum for Nesterov's check; every update sets its own.
            self.optimizer = torch.optim.SGD(
                self.parameters, lr=1.0, momentum=0.5, weight_decay=decay, nesterov=name == "nesterov"
            )

    def update(self, gradients, rate, momentum):
        for parameter, gradient in zip(self.parameters, gradients):
            parameter.grad = torch.tensor(gradient, dtype=torch.float64)
        if self.clip is not None:
            torch.nn.utils.clip_grad_norm_(self.parameters, self.clip)
        group = self.optimizer.param_groups[0]
        group["lr"] = rate
        if "momentum" in group:
            group["momentum"] = momentum
        self.optimizer.step()

    def weights(self):
        return [p.detach().numpy() for p in self.parameters]


class Written:
    """LARS (You, Gitman and Ginsburg 2017, algorithm 1) and LAMB (You et al. 2020, algorithm 2)."""

    def __init__(self, spec, weights):
        self.spec, self.w, self.t = spec, weights, 0
        self.m = [numpy.zeros_like(w) for w in weights]
        self.v = [numpy.zeros_like(w) for w in weights]

    def update(self, gradients, rate, momentum):
        self.t += 1
        if self.spec["clipNorm"] is not None:
            norm = math.sqrt(sum(float((g * g).sum()) for g in gradients))
            gradients = [g * min(1.0, self.spec["clipNorm"] / (norm + 1e-6)) for g in gradients]
        for i, g in enumerate(gradients):
            if self.spec["name"] == "lars":
                self.lars(i, g, rate, momentum)
            else:
                self.lamb(i, g, rate)

    def lars(self, i, g, rate, momentum):
        w, vector = self.w[i], self.w[i].ndim == 1
        decay = 0.0 if vector else self.spec["weightDecay"]
        norm_w, norm_g = numpy.sqrt((w**2).sum()), numpy.sqrt((g**2).sum())
        local = 1.0 if vector else 0.001 * norm_w / (norm_g + decay * norm_w)
        self.v[i] = momentum * self.v[i] + rate * local * (g + decay * w)
        self.w[i] = w - self.v[i]

    def lamb(self, i, g, rate):
        w, vector = self.w[i], self.w[i].ndim == 1
        beta1, beta2 = self.spec["beta1"], self.spec["beta2"]
        self.m[i] = beta1 * self.m[i] + (1 - beta1) * g
        self.v[i] = beta2 * self.v[i] + (1 - beta2) * g**2
        r = (self.m[i] / (1 - beta1**self.t)) / (numpy.sqrt(self.v[i] / (1 - beta2**self.t)) + self.spec["epsilon"])
        if vector:
            self.w[i] = w - rate * r
        else:
            r = r + self.spec["weightDecay"] * w
            self.w[i] = w - rate * numpy.sqrt((w**2).sum()) / numpy.sqrt((r**2).sum()) * r

    def weights(self):
        return self.w


def run(given, initial, gradients):
    spec = given["optimizer"]
    rule = (Written if spec["name"] in ("lars", "lamb") else Torch)(spec, split(initial))
    after = {}
    for t in range(UPDATES):
        rule.update(split(gradients[t]), at(given["learningRates"], t), at(given["momenta"], t))
        if t + 1 in KEPT:
            after[t + 1] = [float(v) for w in rule.weights() for v in w.ravel()]
    return {**given, "after": after}


def lay_out(value):
    """Returns JSON with one line for each innermost list or object."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(v, (list, dict)) for v in inner):
        return json.dumps(value)
    if isinstance(value, list):
        return "[\n" + ",\n".join(lay_out(v) for v in value) + "\n]"
    return "{\n" + ",\n".join(f"{json.dumps(str(k))}: {lay_out(v)}" for k, v in value.items()) + "\n}"


def write(name, content):
    (HERE / name).write_text(lay_out(content) + "\n", encoding="utf-8")


def main():
    initial, gradients = problem()
    norms = [math.sqrt(sum(g * g for g in row)) for row in gradients]
    for given in CASES:
        clip = given["optimizer"]["clipNorm"]
        assert clip is None or 10 < sum(n > clip for n in norms) < 40, "clipping is to act sometimes"
    source = {"system": SYSTEM, "script": pathlib.Path(__file__).name}
    write("gradients.json", {**source, "shapes": list(SHAPES.values()), "initial": initial, "gradients": gradients})
    for name in dict.fromkeys(c["optimizer"]["name"] for c in CASES):
        cases = [run(c, initial, gradients) for c in CASES if c["optimizer"]["name"] == name]
        write(f"{name}.json", {**source, "cases": cases})


if __name__ == "__main__":
    main()
