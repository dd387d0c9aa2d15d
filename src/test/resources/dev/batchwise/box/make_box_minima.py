"""Reference minima of box-constrained problems. Run: python3 make_box_minima.py > box_minima.json"""
import json
import platform

import numpy as np
import scipy
from scipy.optimize import Bounds, minimize


def rosenbrock(x):
    """Chained Rosenbrock function, as in scipy.optimize.rosen."""
    f = np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)
    g = np.zeros_like(x)
    g[:-1] += -400 * x[:-1] * (x[1:] - x[:-1] ** 2) - 2 * (1 - x[:-1])
    g[1:] += 200 * (x[1:] - x[:-1] ** 2)
    return f, g


def quadratic(x):
    """x'Hx/2 - b'x with H = tridiag(-1, 2 + (i+1)/n, -1), b_i = cos(3 i)."""
    n = len(x)
    i = np.arange(n)
    hx = (2 + (i + 1) / n) * x
    hx[1:] -= x[:-1]
    hx[:-1] -= x[1:]
    b = np.cos(3 * i)
    return 0.5 * x @ hx - b @ x, hx - b


def driver1(x):
    """The problem of L-BFGS-B's own driver1.f, n = 25: a quartic chain."""
    t = x[1:] - x[:-1] ** 2
    f = 4 * (0.25 * (x[0] - 1) ** 2 + np.sum(t**2))
    g = np.zeros_like(x)
    g[0] = 2 * (x[0] - 1)
    g[:-1] += -16 * t * x[:-1]
    g[1:] += 8 * t
    return f, g


def himmelblau(x):
    a, b = x[0] ** 2 + x[1] - 11, x[0] + x[1] ** 2 - 7
    return a * a + b * b, np.array([4 * a * x[0] + 2 * b, 2 * a + 4 * b * x[1]])


def concave(x):
    """Curves down only: -sum((i+1)/2 x_i^2) - sum(x)/10; the least value lies at a corner."""
    w = np.arange(1, len(x) + 1.0)
    return -0.5 * np.sum(w * x * x) - 0.1 * np.sum(x), -w * x - 0.1


odd = np.arange(25) % 2 == 0
PROBLEMS = [
    ("rosenbrock", rosenbrock, [-1.2, 1.0], [-2, -2], [0.5, 2]),
    ("rosenbrock", rosenbrock, [-1.2, 1.0], [-2, -2], [2, 2]),
    ("rosenbrock", rosenbrock, [2.0] * 10, [-1.5] * 10, [0.8] * 5 + [3.0] * 5),
    ("quadratic", quadratic, [0.0] * 40, [-0.2] * 40, [0.3] * 40),
    ("quadratic", quadratic, [0.0] * 40, [-10] * 40, [10] * 40),
    ("driver1", driver1, [3.0] * 25, list(np.where(odd, 1.0, -100.0)), [100.0] * 25),
    ("himmelblau", himmelblau, [0.5, 0.5], [0, 0], [2.5, 1.5]),
    ("himmelblau", himmelblau, [-1.0, -1.0], [-5, -5], [5, 5]),
    ("concave", concave, [0.0] * 6, [-1.0] * 6, [0.5, 1, 1, 2, 1, 1]),
]

cases = []
for name, f, x0, lower, upper in PROBLEMS:
    bounds = Bounds(np.array(lower, float), np.array(upper, float))
    run = lambda n: minimize(f, np.array(x0), jac=True, method="L-BFGS-B", bounds=bounds,
                             options=dict(maxiter=n, maxcor=10, ftol=0, gtol=0 if n < 100 else 1e-11, maxls=20))
    end = run(2000)
    path = []
    for n in range(1, 11):
        r = run(n)
        path.append(dict(iterations=int(r.nit), evaluations=int(r.nfev), value=float(r.fun)))
    cases.append(dict(function=name, start=x0, lower=[float(v) for v in lower], upper=[float(v) for v in upper],
                      minimum=float(end.fun), at=[float(v) for v in end.x], path=path))
print(json.dumps(dict(system=f"scipy {scipy.__version__} (minimize, method L-BFGS-B), numpy {np.__version__}, "
                             f"Python {platform.python_version()}", cases=cases), indent=1))
