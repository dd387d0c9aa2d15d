"""Makes the files beside it; run with Python and PyTorch (they come from 1.13.0): python3 make_models.py"""

import zipfile

import torch
from torch import nn

torch.manual_seed(1)


class Mlp(nn.Module):
    """What mlp:8 is for 8x8 images in 4 classes."""

    def __init__(self):
        super().__init__()
        self.dense1 = nn.Linear(64, 8)
        self.dense2 = nn.Linear(8, 4)

    def forward(self, x):
        return self.dense2(torch.relu(self.dense1(x.flatten(1))))


class Everything(nn.Module):
    """Convolution, batch norm with two momenta, dropout, a frozen layer, a buffer, a branch on the mode."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2))
        self.frozen = nn.Linear(64, 16)
        self.frozen.requires_grad_(False)
        self.norm = nn.BatchNorm1d(16, momentum=None)
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(16, 4)
        self.register_buffer("scale", torch.full((1,), 2.0))
        self.register_buffer("mask", torch.tensor([True] * 16))

    def forward(self, x):
        h = self.frozen(self.features(x).flatten(1))
        h = self.drop(torch.relu(self.norm(h))) * self.mask
        if self.training:
            h = h * 1.0
        return self.out(h) * self.scale


class Returns(nn.Module):
    """A linear layer whose output is made into something else."""

    def __init__(self, kind: str):
        super().__init__()
        self.kind = kind
        self.out = nn.Linear(64, 4)

    def forward(self, x):
        y = self.out(x.flatten(1))
        return (y, y)


class Unpooled(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Conv2d(1, 4, 1)

    def forward(self, x):
        return self.out(x)


class Nothing(nn.Module):
    def forward(self, x):
        return x.flatten(1)[:, :4]


class Chunked(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(64, 4)

    def forward(self, x):
        return self.out(x.reshape(2, 64))


class Tied(nn.Module):
    """One weight under two names."""

    def __init__(self):
        super().__init__()
        self.up = nn.Linear(64, 4, bias=False)
        self.again = nn.Linear(64, 4, bias=False)
        self.again.weight = self.up.weight

    def forward(self, x):
        return self.up(x.flatten(1)) + self.again(x.flatten(1).flip(1))


def on_gpu(source, target):
    """Rewrites the places of all tensors, as if the model had been saved on a GPU."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as new:
        for item in old.infolist():
            content = old.read(item.filename)
            if item.filename.endswith("data.pkl"):
                content = content.replace(b"X\x03\x00\x00\x00cpu", b"X\x06\x00\x00\x00cuda:0")
            new.writestr(item.filename, content)


torch.jit.script(Mlp()).save("mlp.pt")
torch.jit.script(Everything()).save("everything.pt")
torch.jit.script(Returns("tuple")).save("tuple.pt")
torch.jit.script(Unpooled()).save("unpooled.pt")
torch.jit.script(Nothing()).save("nothing.pt")
torch.jit.script(Mlp().double()).save("double.pt")
torch.jit.script(Tied()).save("tied.pt")
torch.jit.trace(Chunked(), torch.zeros(2, 1, 8, 8)).save("traced.pt")
channels_last = nn.Sequential(nn.Conv2d(1, 4, 3), nn.Conv2d(4, 4, 3), nn.Flatten(), nn.Linear(64, 4))
torch.jit.script(channels_last.to(memory_format=torch.channels_last)).save("channels_last.pt")
torch.save(Mlp().state_dict(), "weights.pt")
on_gpu("mlp.pt", "gpu.pt")
